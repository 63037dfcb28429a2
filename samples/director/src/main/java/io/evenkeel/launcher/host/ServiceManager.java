package io.evenkeel.launcher.host;

/**
 * Tells the service manager how this process is, in systemd's protocol ({@code sd_notify}), where one asked to be told by the
 * variable {@code NOTIFY_SOCKET}.
 */
public final class ServiceManager {
    private ServiceManager() {}

    /** This process serves. */
    public static void ready() {
        tell("READY=1\nMAINPID=" + ProcessHandle.current().pid());
    }

    /** This process is about to end. */
    public static void stopping() {
        tell("STOPPING=1");
    }

    private static void tell(String state) {
        String socket = System.getenv("NOTIFY_SOCKET");
        UnixDatagrams manager = socket == null || socket.isEmpty() ? null : UnixDatagrams.to(socket);
        if (manager != null) {
            manager.send(state);
        }
    }
}

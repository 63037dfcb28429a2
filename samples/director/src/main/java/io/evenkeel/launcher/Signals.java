package io.evenkeel.launcher;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/**
 * Hears signals of the operating system. By reflection: {@code sun.misc.Signal} is supported, in the module
 * {@code jdk.unsupported}, but the compiler warns of it in a way that cannot be turned off.
 */
public final class Signals {
    private Signals() {}

    /**
     * From now on {@code signal} calls {@code handler} on a thread of its own instead of ending the JVM. A signal that was
     * ignored when the JVM started stays ignored.
     *
     * @param signal without SIG, for example {@code INT}
     * @throws IllegalStateException when this JVM does not hand the signal over
     */
    public static void on(String signal, Consumer<String> handler) {
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            InvocationHandler call = (proxy, method, arguments) -> {
                if (!method.getName().equals("handle")) {
                    return method.invoke(handler, arguments);
                }
                handler.accept(signal);
                return null;
            };
            Object listener = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handlerType}, call);
            signalType.getMethod("handle", signalType, handlerType).invoke(null,
                    signalType.getConstructor(String.class).newInstance(signal),
                    listener);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("SIG" + signal + " cannot be heard: " + e.getCause(), e);
        }
    }
}

package io.evenkeel.vrrp.linux;

import java.io.IOException;
import java.util.List;

import io.evenkeel.linux.socket.Errno;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.linux.thread.LinuxThread;
import io.evenkeel.linux.thread.Scheduling;
import io.evenkeel.vrrp.spi.Urgency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the driver thread run in time. At a safepoint it stands still until the VM thread has done its work, often a collection
 * together with the collector's workers: where these wait for a processor, so does it. They keep what they get as long as the
 * process lives, since another engine may need it.
 */
final class UrgentThreads {
    private static final Logger LOG = LoggerFactory.getLogger(UrgentThreads.class);
    /** HotSpot's names of threads that work while all others stand still. */
    private static final List<String> STOP_ALL_OTHERS = List.of("VM Thread", "GC Thread#");

    private static final int LARGEST_SHARE = -20;

    private UrgentThreads() {}

    /** Called by the driver thread. */
    static void schedule(Urgency urgency) {
        try {
            switch (urgency) {
                case Urgency.Nice(int value) -> schedule(new Scheduling.Fair(value));
                case Urgency.RealTime(int priority) -> realTime(priority);
            }
        } catch (LinuxException e) {
            String cure = e.is(Errno.EPERM) || e.is(Errno.EACCES) ? "; grant CAP_SYS_NICE, e.g. AmbientCapabilities in the"
                    + " systemd unit" : "";
            LOG.warn("VRRP may be late on a busy host, since its threads run as all others do ({}{})", e.getMessage(), cure);
        } catch (IOException e) {
            LOG.warn("VRRP may be late on a busy host, since its threads run as all others do ({})", e.toString());
        }
    }

    /** Some kernels refuse it to every cgroup that has no budget of real time, whatever one may do. */
    private static void realTime(int priority) throws IOException {
        try {
            schedule(new Scheduling.RealTime(priority));
        } catch (LinuxException e) {
            schedule(new Scheduling.Fair(LARGEST_SHARE));
            LOG.info("VRRP runs with the largest share, not in real time ({})", e.getMessage());
        }
    }

    private static void schedule(Scheduling scheduling) throws IOException {
        LinuxThread.current().scheduleItAlone(scheduling);
        for (LinuxThread thread : LinuxThread.all()) {
            if (STOP_ALL_OTHERS.stream().anyMatch(thread.name()::startsWith)) {
                thread.schedule(scheduling);
            }
        }
    }
}

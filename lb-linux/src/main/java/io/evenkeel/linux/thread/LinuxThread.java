package io.evenkeel.linux.thread;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.evenkeel.linux.ffi.LinuxSched;
import io.evenkeel.linux.ffi.Sched;
import io.evenkeel.linux.ffi.SysResource;
import io.evenkeel.linux.ffi.Unistd;
import io.evenkeel.linux.socket.LinuxException;

/**
 * A thread of this process. Immutable.
 *
 * @param id the kernel's number
 * @param name the first 15 bytes of its name
 */
public record LinuxThread(int id, String name) {
    private static final Path TASKS = Path.of("/proc/self/task");

    /** The platform thread that calls; a virtual thread's carrier. */
    public static LinuxThread current() throws IOException {
        int id = Unistd.gettid();
        return new LinuxThread(id, nameOf(TASKS.resolve(Integer.toString(id))));
    }

    /** All that there are at this moment, those of the JVM among them. */
    public static List<LinuxThread> all() throws IOException {
        var threads = new ArrayList<LinuxThread>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                at(task).ifPresent(threads::add);
            }
        }
        return threads;
    }

    private static Optional<LinuxThread> at(Path task) {
        try {
            return Optional.of(new LinuxThread(Integer.parseInt(task.getFileName().toString()), nameOf(task)));
        } catch (IOException e) {
            return Optional.empty(); // it has ended meanwhile
        }
    }

    private static String nameOf(Path task) throws IOException {
        return Files.readString(task.resolve("comm")).strip();
    }

    /** From now on it runs like that, and so do the threads that it makes. */
    public void schedule(Scheduling scheduling) throws LinuxException {
        schedule(scheduling, 0);
    }

    /** From now on it runs like that; threads and processes that it makes are ordinary ones. */
    public void scheduleItAlone(Scheduling scheduling) throws LinuxException {
        schedule(scheduling, LinuxSched.SCHED_RESET_ON_FORK);
    }

    private void schedule(Scheduling scheduling, int flag) throws LinuxException {
        switch (scheduling) {
            case Scheduling.Fair(int nice) -> {
                LinuxException.check("fair scheduling of " + this, Sched.setScheduler(id, Sched.SCHED_OTHER | flag, 0));
                LinuxException.check("nice value " + nice + " of " + this,
                        SysResource.setPriority(SysResource.PRIO_PROCESS, id, nice));
            }
            case Scheduling.RealTime(int priority) -> LinuxException.check("real-time priority " + priority + " of " + this,
                    Sched.setScheduler(id, Sched.SCHED_RR | flag, priority));
        }
    }

    @Override
    public String toString() {
        return "thread " + id + " (" + name + ")";
    }
}

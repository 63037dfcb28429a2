package io.evenkeel.linux.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.evenkeel.linux.socket.Capability;
import io.evenkeel.linux.socket.Errno;
import io.evenkeel.linux.socket.LinuxException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("peer")
@Timeout(20)
class LinuxThreadPeerTest {
    @BeforeAll
    static void isPossible() {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/task")), "peer tests need Linux with /proc");
        Assumptions.assumeTrue(Capability.CAP_SYS_NICE.isHeld(), "peer tests need CAP_SYS_NICE");
    }

    @FunctionalInterface
    private interface Body {
        void run() throws Exception;
    }

    /** On a thread of its own, whose priority is nobody else's. */
    private static void onThread(Body body) throws Exception {
        var done = new CompletableFuture<Void>();
        Thread.ofPlatform().name("a thread with a long name").start(() -> {
            try {
                body.run();
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        done.get(10, TimeUnit.SECONDS);
    }

    /** Nice value and policy: the fields 19 and 41, counted from behind the name. */
    private static String scheduling(LinuxThread thread) throws Exception {
        String stat = Files.readString(Path.of("/proc/self/task/" + thread.id() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return "nice " + fields[16] + " policy " + fields[38];
    }

    @Test
    void theThreadsOfTheJvmAreAmongAll() throws Exception {
        assertThat(LinuxThread.all()).extracting(LinuxThread::name).contains("VM Thread");
        onThread(() -> {
            assertThat(LinuxThread.current().name()).isEqualTo("a thread with a");
            assertThat(LinuxThread.all()).contains(LinuxThread.current());
        });
    }

    @Test
    void anUrgentThreadMakesOrdinaryOnesUnlessItShallNot() throws Exception {
        onThread(() -> {
            LinuxThread.current().scheduleItAlone(new Scheduling.Fair(-20));
            assertThat(scheduling(LinuxThread.current())).isEqualTo("nice -20 policy 0");
            onThread(() -> assertThat(scheduling(LinuxThread.current())).isEqualTo("nice 0 policy 0"));
        });
        onThread(() -> {
            LinuxThread.current().schedule(new Scheduling.Fair(-7));
            onThread(() -> assertThat(scheduling(LinuxThread.current())).isEqualTo("nice -7 policy 0"));
        });
    }

    @Test
    void realTimeIsAPolicyOfItsOwn() throws Exception {
        onThread(() -> {
            LinuxThread.current().scheduleItAlone(new Scheduling.RealTime(3));
            assertThat(scheduling(LinuxThread.current())).endsWith("policy 2");
            onThread(() -> assertThat(scheduling(LinuxThread.current())).isEqualTo("nice 0 policy 0"));
            LinuxThread.current().schedule(new Scheduling.Fair(0));
            assertThat(scheduling(LinuxThread.current())).isEqualTo("nice 0 policy 0");
        });
    }

    @Test
    void whatTheKernelRefusesIsSaid() {
        assertThatThrownBy(() -> new LinuxThread(Integer.MAX_VALUE, "nobody").schedule(new Scheduling.Fair(0)))
                .isInstanceOfSatisfying(LinuxException.class, e -> assertThat(e.is(Errno.ESRCH)).isTrue())
                .hasMessageContaining("thread 2147483647 (nobody)");
    }
}

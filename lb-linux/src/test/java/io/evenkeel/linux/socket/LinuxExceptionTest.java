package io.evenkeel.linux.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LinuxExceptionTest {
    @Test
    void saysWhichCallFailedAndWhy() {
        var failure = new LinuxException("bind to eth7", 19);

        assertThat(failure).hasMessage("bind to eth7: ENODEV, no such device");
        assertThat(failure.is(Errno.ENODEV)).isTrue();
        assertThat(new LinuxException("socket", 77)).hasMessage("socket: errno 77");
    }

    @Test
    void theErrorNumberIsThatOfTheCall() {
        assertThatThrownBy(() -> new NetworkNamespace("there-is-no-such-namespace").enter())
                .hasMessage("open network namespace there-is-no-such-namespace: ENOENT, no such file");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SocketLimitsTest {

    private static final SocketLimits LIMITS =
            new SocketLimits(OptionalLong.of(1_024), OptionalLong.of(24), Optional.of("32768 60999"));

    @Test
    void saysWhatToRaise() {
        assertThat(LIMITS.told("generator-out-of-files"))
                .hasValueSatisfying(it -> assertThat(it).contains("1,024", "ulimit -n"));
        assertThat(LIMITS.told("generator-out-of-ports"))
                .hasValueSatisfying(it -> assertThat(it).contains("ip_local_port_range is 32768 60999"));
        assertThat(LIMITS.told("connect-refused")).isEmpty();
    }

    @Test
    void countsWhatIsLeft() {
        assertThat(LIMITS.freeFiles()).hasValue(1_000);
    }

    @Test
    void readsTheLimitsOfThisProcess() {
        SocketLimits own = SocketLimits.ofThisProcess();

        assertThat(own.mostFiles().orElseThrow()).isGreaterThan(own.openFiles().orElseThrow());
        assertThat(own.portRange().isPresent())
                .isEqualTo(Files.exists(Path.of("/proc/sys/net/ipv4/ip_local_port_range")));
        own.portRange().ifPresent(it -> assertThat(it).matches("\\d{2,} \\d{2,}"));
    }

    @Test
    void tellsTheGeneratorsOwnLimitsFromTheTarget() {
        assertThat(FailureKind.ofConnecting(new SocketException("Too many open files")))
                .isEqualTo("generator-out-of-files");
        assertThat(FailureKind.ofConnecting(new BindException("Cannot assign requested address")))
                .isEqualTo("generator-out-of-ports");
        assertThat(FailureKind.ofConnecting(new ConnectException("Connection refused")))
                .isEqualTo("connect-refused");
        assertThat(FailureKind.ofConnecting(new IOException("else"))).isEqualTo("connect-failed");
    }
}

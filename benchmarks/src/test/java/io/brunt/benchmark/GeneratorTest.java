// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the programs printed once: wrk 4.1, hey 0.1, h2load of nghttp2 1.52. */
class GeneratorTest {

    private static String recorded(Generator generator) throws IOException {
        try (InputStream printed = GeneratorTest.class.getResourceAsStream(generator.program() + ".txt")) {
            return new String(Objects.requireNonNull(printed).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"WRK, 282", "HEY, 2138", "H2LOAD, 7410"})
    void tellsHowManyRequestsWereAnswered(Generator generator, long requests) throws IOException {
        assertThat(generator.requests(recorded(generator))).isEqualTo(requests);
    }

    @Test
    void refusesARunWithErrors() throws IOException {
        String wrk = recorded(Generator.WRK) + "  Socket errors: connect 0, read 3, write 0, timeout 0\n";
        String hey = recorded(Generator.HEY) + "Error distribution:\n  [3]\tconnection refused\n";
        String h2load = recorded(Generator.H2LOAD).replace("0 failed", "2 failed");

        assertThatThrownBy(() -> Generator.WRK.requests(wrk)).hasMessageContaining("read 3");
        assertThatThrownBy(() -> Generator.HEY.requests(hey)).hasMessageContaining("refused");
        assertThatThrownBy(() -> Generator.H2LOAD.requests(h2load)).hasMessageContaining("2 failed");
    }

    @Test
    void comparesTwoRunsOfOneProgram() {
        Closed one = new Closed(10, 90_000);
        Closed other = new Closed(12, 110_000);

        assertThat(Closed.between(one, other)).isEqualTo(new Closed(11, 100_000));
        assertThat(Closed.difference(one, other)).isEqualTo(0.2);
    }
}

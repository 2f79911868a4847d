// SPDX-License-Identifier: Apache-2.0
package example.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiOptionsTest {

    private static final Map<String, String> NO_ENVIRONMENT = Map.of();

    @Test
    void listensOnLoopbackWhenNothingIsSaid() {
        ApiOptions options = parse(NO_ENVIRONMENT);

        assertEquals(new ApiOptions("127.0.0.1", 8080, Optional.empty(), 200, Duration.ZERO, 0, JobOptions.DEFAULT), options);
    }

    @Test
    void readsEveryOption() {
        ApiOptions options = parse(
                NO_ENVIRONMENT,
                "--port=0",
                "--host=0.0.0.0",
                "--instance=api-2",
                "--work=5000",
                "--delay=20ms",
                "--limit=900",
                "--jobs=2",
                "--queue=7",
                "--job-time=3s",
                "--store=kept");

        JobOptions jobs = new JobOptions(2, 7, Duration.ofSeconds(3), Path.of("kept"));
        assertEquals(
                new ApiOptions("0.0.0.0", 0, Optional.of("api-2"), 5000, Duration.ofMillis(20), 900, jobs), options);
    }

    @Test
    void readsADelayInSeconds() {
        assertEquals(Duration.ofSeconds(2), parse(NO_ENVIRONMENT, "--delay=2s").delay());
    }

    @Test
    void takesThePortFromTheEnvironment() {
        assertEquals(9001, parse(Map.of("PORT", "9001")).port());
    }

    @Test
    void prefersTheArgumentToTheEnvironment() {
        assertEquals(9002, parse(Map.of("PORT", "9001"), "--port=9002").port());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --port=http       | --port must be a whole number from 0 to 65535, but was http
                    --port=65536      | --port must be a whole number from 0 to 65535, but was 65536
                    --port=-1         | --port must be a whole number from 0 to 65535, but was -1
                    --work=0          | --work must be a whole number from 1 to 10000000, but was 0
                    --delay=20        | --delay must be such as 20ms or 1s, but was 20
                    --job-time=20     | --job-time must be such as 20ms or 1s, but was 20
                    --queue=0         | --queue must be a whole number from 1 to 100000, but was 0
                    --instance=a b    | --instance must be 1 to 64 letters, digits or any of . : _ - but was a b
                    --prot=8080       | Not an option: --prot
                    --port            | Not an option: --port
                    8080              | Not an option: 8080
                    """)
    void refusesWhatItCannotUse(String argument, String message) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> parse(NO_ENVIRONMENT, argument));

        assertEquals(message, refused.getMessage());
    }

    @Test
    void namesTheVariableWhosePortIsWrong() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> parse(Map.of("PORT", "tcp://10.0.0.1:80")));

        assertEquals("PORT must be a whole number from 0 to 65535, but was tcp://10.0.0.1:80", refused.getMessage());
    }

    private static ApiOptions parse(Map<String, String> environment, String... arguments) {
        return ApiOptions.parse(arguments, environment);
    }
}

// SPDX-License-Identifier: Apache-2.0
package example.autoscale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AutoscalerOptionsTest {

    private static final List<String> ALL = List.of(
            "--min-replicas=1",
            "--max-replicas=4",
            "--target=40",
            "--down-window=10s",
            "--every=2s",
            "--haproxy=admin.sock",
            "--record=instances.csv",
            "--",
            "java",
            "-jar",
            "api.jar");

    @Test
    void readsTheCommandLine() {
        AutoscalerOptions options = AutoscalerOptions.parse(ALL.toArray(String[]::new));

        assertEquals(new HpaFormula(1, 4, 40, 0.1), options.formula());
        assertEquals(Duration.ofSeconds(10), options.downWindow());
        assertEquals(Duration.ofSeconds(2), options.every());
        assertEquals(Path.of("admin.sock"), options.socket());
        assertEquals(List.of("-jar", "api.jar"), options.command().subList(1, 3));
        assertTrue(Path.of(options.command().get(0)).isAbsolute(), "the JDK that runs this, not the first on the PATH");
    }

    @Test
    void namesWhatIsMissingOrUnknown() {
        List<String> missing = new ArrayList<>(ALL);
        missing.remove("--target=40");
        List<String> unknown = new ArrayList<>(ALL);
        unknown.add(0, "--maximum=4");

        assertTrue(refusal(missing).contains("--target"));
        assertTrue(refusal(unknown).contains("--maximum"));
        assertTrue(refusal(ALL.subList(0, 7)).contains("--"));
    }

    private static String refusal(List<String> arguments) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> AutoscalerOptions.parse(arguments.toArray(String[]::new)))
                .getMessage();
    }
}

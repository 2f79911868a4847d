// SPDX-License-Identifier: Apache-2.0
package example.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Each alert fires when it should and not before, as {@code alerts-test.yml} says. Needs promtool, which is Prometheus'. */
@EnabledIf(value = "hasPromtool", disabledReason = "there is no promtool on the PATH")
class AlertRulesTest {

    static boolean hasPromtool() {
        return Programs.isOnPath("promtool");
    }

    @Test
    void holdAtTheirTests() throws Exception {
        Process promtool = new ProcessBuilder("promtool", "test", "rules", "alerts-test.yml")
                .directory(new File("src/test/monitoring"))
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, promtool.waitFor(), said);
    }
}

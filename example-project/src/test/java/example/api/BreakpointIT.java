// SPDX-License-Identifier: Apache-2.0
package example.api;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.result.LoadResult;
import io.brunt.run.Brunt;
import io.brunt.settings.Settings;
import io.brunt.slo.Verdict;
import io.brunt.unit.Rate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How much does it hold? The load rises step by step until the objectives break, which yields the capacity plan.
 *
 * <p>Each step is a load test of its own, made by {@code Brunt.run}. That the last one breaks is what was asked for, so
 * their results lie in a folder of their own, where {@code brunt:verify} does not look.
 */
@Tag("load")
class BreakpointIT {

    private static final int[] STEPS = {250, 500, 1_000, 2_000, 4_000, 8_000, 16_000};
    private static final Path FOLDER = Path.of("target", "breakpoint");
    private static final int INSTANCES = Integer.getInteger("api.instances", 1);

    private static final HttpRequest PROCESS = HttpRequest.of("POST", "/process")
            .withHeader("Content-Type: application/json")
            .withBody("{\"payload\":\"test\"}");

    @BeforeEach
    void reportElsewhere() {
        System.setProperty("brunt.reportDir", FOLDER.toString());
    }

    @AfterEach
    void reportAsBefore() {
        System.clearProperty("brunt.reportDir");
    }

    @Test
    void tellsHowMuchHolds() throws Exception {
        StringBuilder text = new StringBuilder("Breakpoint of POST /process on " + INSTANCES + " instances\n\n");
        // In a smoke run the rates are scaled too, and only what was sent has held.
        double scale = Settings.ofThisJvm().scaleUsers();
        double held = 0;
        boolean isBroken = false;
        for (int i = 0; i < STEPS.length && !isBroken; i++) {
            LoadResult result = hold(STEPS[i]);
            text.append(line(STEPS[i] * scale, result));
            // A step that is too short for a claim has not broken.
            isBroken = result.verdict() == Verdict.FAIL || result.verdict() == Verdict.INVALID;
            held = isBroken ? held : STEPS[i] * scale;
        }
        text.append(String.format(Locale.ROOT, "%nThe highest step that held is %.0f/s. ", held));
        if (held > 0) {
            text.append(new CapacityPlan(held, INSTANCES));
        }
        System.out.println(text);
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("capacity-plan.txt"), text);

        assertTrue(held > 0, "not even the first step held");
        assertTrue(isBroken, "nothing broke; let the steps rise higher");
    }

    private static LoadResult hold(int perSecond) {
        LoadPlan plan = LoadPlan.builder(
                        new LoadModel.ConstantRate(Rate.perSecond(perSecond), Duration.ofMinutes(1)))
                .name("step-" + perSecond)
                .warmup(Duration.ofSeconds(20))
                .build();
        return Brunt.run(plan, PROCESS, "p99 < 250ms", "error-rate < 1%");
    }

    private static String line(double perSecond, LoadResult result) {
        String broken = result.slos().stream()
                .filter(it -> it.verdict() == Verdict.FAIL)
                .map(it -> "broken: " + it.slo().expression())
                .findFirst()
                .orElse(result.verdict() == Verdict.INVALID ? "the load could not be made" : "");
        return String.format(
                Locale.ROOT,
                "  %6.0f/s  %-12s  p99 %7.1f ms  %s%n",
                perSecond,
                result.verdict(),
                result.responseTime().percentile(99).toNanos() / 1e6,
                broken);
    }
}

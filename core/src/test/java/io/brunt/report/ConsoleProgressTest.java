// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.result.RunStanding;
import io.brunt.result.RunStanding.Phase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

    private static final String EMPTIED = "\u001b[1G\u001b[2K";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final ConsoleProgress lines = new ConsoleProgress(out, new ConsoleTerminal(false, false, 79));
    private final ConsoleProgress terminal = new ConsoleProgress(out, new ConsoleTerminal(true, true, 79));

    private static RunStanding standing(Phase phase, String stage, boolean open) {
        return new RunStanding(
                "holdsAHundredUsers",
                phase,
                stage,
                Optional.of(Duration.ofMillis(17_300)),
                Optional.empty(),
                open,
                100,
                512.4,
                503.1,
                6_122,
                2,
                0,
                open ? 41 : 0,
                Optional.of(5_120L),
                Optional.of(412_000L));
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void saysInALineWhereTheRunStands() {
        lines.show(standing(Phase.MEASURING, "hold", false));
        lines.show(standing(Phase.MEASURING, "", true));
        lines.show(standing(Phase.GRACEFUL_STOP, "", false));
        lines.clear();

        assertThat(printed()).isEqualTo("""
                holdsAHundredUsers: hold, 0:18 left  100 users  503/s done  p50 5.12 ms  p99 412 ms  2 errors
                holdsAHundredUsers: 0:18 left  512/s due  503/s done  p50 5.12 ms  p99 412 ms  2 errors  41 dropped
                holdsAHundredUsers: graceful stop, at most 0:18 left  p50 5.12 ms  p99 412 ms  2 errors
                """);
    }

    @Test
    void marksTheWarmup() {
        lines.show(standing(Phase.WARM_UP, "", false));

        assertThat(printed()).isEqualTo("holdsAHundredUsers: warm-up, 0:18 left  not counted  100 users  503/s done\n");
    }

    @Test
    void countsWhereIterationsEndThePlan() {
        lines.show(new RunStanding(
                "buys",
                Phase.MEASURING,
                "",
                Optional.empty(),
                Optional.of(10_000L),
                false,
                1,
                0,
                0,
                1_204,
                1,
                3,
                0,
                Optional.empty(),
                Optional.empty()));

        assertThat(printed()).isEqualTo("buys: 1,204 of 10,000 done  1 user  0/s done  1 error  3 abandoned\n");
    }

    @Test
    void staysInPlaceOnATerminalAndLeavesNothingBehind() {
        terminal.show(standing(Phase.MEASURING, "hold", false));
        terminal.show(standing(Phase.MEASURING, "hold", false));
        terminal.clear();
        terminal.clear();

        String line = "hold, 0:18 left  100 users  503/s done  p50 5.12 ms  p99 412 ms  2 errors";
        assertThat(printed()).isEqualTo(EMPTIED + line + EMPTIED + line + EMPTIED);
    }

    @Test
    void fitsIntoALineOfTheTerminal() {
        terminal.show(standing(Phase.MEASURING, "a stage that somebody gave a name of many words", true));

        assertThat(printed().substring(EMPTIED.length()))
                .hasSizeLessThanOrEqualTo(79)
                .startsWith("a stage that ..., 0:18 left");
    }

    @Test
    void leavesNobodyTheTerminal() {
        String hostile = "\u001b[2J\u202eh\r\n\u0007";

        terminal.show(standing(Phase.MEASURING, hostile, false));
        lines.show(new RunStanding(
                hostile,
                Phase.WARM_UP,
                hostile,
                Optional.of(Duration.ZERO),
                Optional.empty(),
                false,
                1,
                0,
                0,
                0,
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty()));

        String said = printed().substring(EMPTIED.length());
        assertThat(said).contains("\\u001b[2J").doesNotContain("\u202e");
        assertThat(said.chars().filter(it -> it != '\n' && Character.isISOControl(it)))
                .isEmpty();
    }
}

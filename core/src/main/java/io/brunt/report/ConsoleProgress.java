// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.result.RunStanding;
import io.brunt.result.RunStanding.Phase;
import io.brunt.unit.Figure;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.fusesource.jansi.Ansi;

/**
 * Shows where a run stands: on a terminal one line that stays in place, else a line each time.
 *
 * <p>Confined to one thread at a time. Control characters never reach the terminal, whoever wrote them.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ConsoleProgress {

    private static final Duration IN_PLACE = Duration.ofMillis(500);
    private static final Duration LINE_BY_LINE = Duration.ofSeconds(10);
    private static final String GAP = "  ";
    private static final int LONGEST_STAGE = 16;

    private final PrintStream out;
    private final boolean inPlace;
    private final int columns;
    private boolean shown;

    ConsoleProgress(PrintStream out, ConsoleTerminal terminal) {
        this.out = out;
        this.inPlace = terminal.isThere();
        this.columns = terminal.columns();
    }

    /**
     * Show progress on standard output.
     *
     * @param asLines whether to write line by line on a terminal too
     * @return what shows it
     */
    public static ConsoleProgress onStandardOutput(boolean asLines) {
        ConsoleTerminal terminal = ConsoleTerminal.ofThisJvm();
        return new ConsoleProgress(
                System.out, asLines ? new ConsoleTerminal(false, false, terminal.columns()) : terminal);
    }

    /**
     * Return how often there should be something new.
     *
     * @return twice a second in place, every ten seconds line by line
     */
    public Duration interval() {
        return inPlace ? IN_PLACE : LINE_BY_LINE;
    }

    /**
     * Show where the run stands.
     *
     * @param run as of now
     */
    public void show(RunStanding run) {
        if (inPlace) {
            String text = String.join(GAP, parts(run));
            String line = text.substring(
                    0, text.offsetByCodePoints(0, Math.min(columns, text.codePointCount(0, text.length()))));
            out.print(emptied().a(line));
            shown = true;
        } else {
            out.println(plain(run.test()) + ": " + String.join(GAP, parts(run)));
        }
        out.flush();
    }

    /** Take the line away, for what comes now to stand alone. */
    public void clear() {
        if (shown) {
            out.print(emptied());
            out.flush();
            shown = false;
        }
    }

    private static Ansi emptied() {
        return Ansi.ansi().cursorToColumn(1).eraseLine(Ansi.Erase.ALL);
    }

    private static List<String> parts(RunStanding run) {
        List<String> parts = new ArrayList<>();
        parts.add(where(run));
        if (run.phase() == Phase.WARM_UP) {
            parts.add("not counted");
        }
        if (run.phase() != Phase.GRACEFUL_STOP) {
            parts.add(run.open() ? plain(Figure.rate(run.duePerSecond())) + " due" : users(run.users()));
            parts.add(plain(Figure.rate(run.completedPerSecond())) + " done");
        }
        if (run.phase() != Phase.WARM_UP) {
            run.p50Micros().ifPresent(it -> parts.add("p50 " + time(it)));
            run.p99Micros().ifPresent(it -> parts.add("p99 " + time(it)));
            parts.add(Figure.counted(run.errors(), "error"));
            add(parts, run.dropped(), "dropped");
            add(parts, run.abandoned(), "abandoned");
        }
        return parts;
    }

    /** For example {@code hold, 1:20 left}, or {@code 1,204 of 10,000 done}. */
    private static String where(RunStanding run) {
        String left = run.left()
                .map(it -> clock(it) + " left")
                .orElseGet(() -> Figure.count(run.ended())
                        + run.iterations().map(it -> " of " + Figure.count(it)).orElse("") + " done");
        return switch (run.phase()) {
            case WARM_UP -> "warm-up, " + left;
            case MEASURING -> stage(run) + left;
            case GRACEFUL_STOP -> "graceful stop, at most " + left;
        };
    }

    private static String stage(RunStanding run) {
        String name = plain(run.stage());
        if (name.isEmpty()) {
            return "";
        }
        int length = name.codePointCount(0, name.length());
        String cut = length > LONGEST_STAGE
                ? name.substring(0, name.offsetByCodePoints(0, LONGEST_STAGE - 3)) + "..."
                : name;
        return cut + ", ";
    }

    private static String users(int users) {
        return Figure.counted(users, "user");
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(Figure.count(count) + " " + what);
        }
    }

    private static String time(long micros) {
        return plain(SloText.time(micros));
    }

    /** Rounded up to a second, so that it does not say 0:00 while load is made. */
    private static String clock(Duration left) {
        return TimeFrame.minutes((int) Math.min(Integer.MAX_VALUE, (left.toMillis() + 999) / 1_000));
    }

    private static String plain(String text) {
        return Escaper.plain(Escaper.oneLine(text));
    }
}

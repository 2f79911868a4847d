// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.slo.Verdict;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import org.apiguardian.api.API;
import org.fusesource.jansi.Ansi;

/**
 * Prints verdicts as a table.
 *
 * <p>Confined to one thread. Colours only where told so, never instead of the word.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ConsoleReport {

    private final PrintStream out;
    private final boolean colored;

    /**
     * Print to a stream.
     *
     * @param out not closed
     * @param colored whether the stream understands ANSI colours
     */
    public ConsoleReport(PrintStream out, boolean colored) {
        this.out = out;
        this.colored = colored;
    }

    /**
     * Print to where the test's output goes, in colours where that is a terminal and {@code NO_COLOR} does not refuse them.
     *
     * @return a report on standard output
     */
    public static ConsoleReport onStandardOutput() {
        return new ConsoleReport(System.out, ConsoleTerminal.ofThisJvm().isColored());
    }

    /**
     * Print one result: its sentence, its objectives and where its report is; what is not well in full.
     *
     * @param result of a load test
     */
    public void print(ResultSummary result) {
        String head = Escaper.plain(Escaper.oneLine(result.sentence()));
        out.println(paint(result.verdict(), result.verdict().name()) + "  " + head);
        out.println();
        out.print(SloTable.painted(result.worstFirst(), (row, word) -> paint(row.verdict(), word)));
        out.println();
        out.println(
                result.verdict() == Verdict.PASS
                        ? "Report     " + result.directory().resolve(Reports.HTML)
                        : FailureText.facts(result));
        out.flush();
    }

    /**
     * Print where a load can be watched.
     *
     * @param page its address
     */
    public void live(URI page) {
        out.println("Live page  " + page);
        out.flush();
    }

    /**
     * Print several results, the worst last, where the eye is when a build ends.
     *
     * @param results in any order
     */
    public void print(List<ResultSummary> results) {
        results.stream().sorted((a, b) -> a.verdict().compareTo(b.verdict())).forEach(it -> {
            print(it);
            out.println();
        });
    }

    private String paint(Verdict verdict, String word) {
        if (!colored) {
            return word;
        }
        Ansi color = switch (verdict) {
            case PASS -> Ansi.ansi().fgGreen();
            case INCONCLUSIVE -> Ansi.ansi().fgYellow();
            case FAIL -> Ansi.ansi().bold().fgRed();
            case INVALID -> Ansi.ansi().bold().fgMagenta();
        };
        return color.a(word).reset().toString();
    }
}

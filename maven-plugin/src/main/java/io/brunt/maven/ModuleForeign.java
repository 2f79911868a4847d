// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import io.brunt.maven.foreign.ForeignPlan;
import io.brunt.report.ConsoleReport;
import io.brunt.report.ResultSummary;
import io.brunt.run.ForeignGate;
import io.brunt.settings.Settings;
import io.brunt.slo.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.logging.Log;

/** Judges the files of other tools that a module names. Confined to one thread. */
final class ModuleForeign {

    private final Path module;
    private final Instant buildStart;
    private final Log log;
    private final ForeignGate gate;
    private final Set<String> kept = new HashSet<>();
    private final List<String> missing = new ArrayList<>();

    /**
     * Judge for a module.
     *
     * @param module its folder
     * @param settings those of the module
     * @param buildStart what is older is not of this build
     * @param log tells what is judged, line by line
     */
    ModuleForeign(Path module, Settings settings, Instant buildStart, Log log) {
        this.module = module;
        this.buildStart = buildStart;
        this.log = log;
        this.gate = new ForeignGate(module, settings.reportDirectory());
    }

    /** Judge all that is asked for; what does not pass is the gate's to tell. */
    ForeignOutcome judge(ForeignPlan plan) {
        plan.entries().forEach(this::judge);
        gate.unwritten().forEach(it -> log.warn(it.text()));
        return new ForeignOutcome(!plan.entries().isEmpty(), kept, missing);
    }

    private void judge(ForeignPlan.Entry entry) {
        entry.unmatched().forEach(it -> show(gate.nothing(it, entry.format(), entry.slos())));
        entry.patterns().stream().filter(it -> !entry.unmatched().contains(it)).forEach(gate::found);
        List<String> stale = new ArrayList<>();
        for (Path file : entry.files()) {
            Instant written = written(file);
            if (!entry.allowsStale() && written.isBefore(buildStart)) {
                stale.add(name(file) + " was written at " + written);
                continue;
            }
            ResultSummary result = gate.judge(file, entry.format(), entry.slos());
            if (entry.allowsStale()) {
                kept.add(result.test().folder());
            } else if (result.ended().isBefore(buildStart)) {
                // A copy, or a fresh checkout: the file is new, the run in it is not.
                stale.add(name(file) + " is of a run that ended at " + result.ended());
                continue;
            }
            show(result);
        }
        tell(entry, stale);
    }

    private void tell(ForeignPlan.Entry entry, List<String> stale) {
        if (stale.isEmpty()) {
            return;
        }
        boolean all = stale.size() == entry.files().size();
        String began = "this build began at " + buildStart.truncatedTo(ChronoUnit.SECONDS);
        if (all && entry.unmatched().isEmpty()) {
            missing.add("no result of this build: " + String.join(", ", stale) + ", and " + began
                    + "\n    let the tool run in this build, or say <stale>allow</stale> of a file that is kept on purpose,"
                    + " -Dbrunt.results.stale=allow of one that was named on the command line");
        } else {
            log.warn("Not judged, since " + began + ": " + String.join(", ", stale));
        }
    }

    private void show(ResultSummary result) {
        if (result.verdict() != Verdict.PASS) {
            return;
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new ConsoleReport(new PrintStream(text, true, StandardCharsets.UTF_8), false).print(result);
        text.toString(StandardCharsets.UTF_8).lines().forEach(log::info);
    }

    private String name(Path file) {
        return (file.startsWith(module) ? module.relativize(file) : file).toString();
    }

    private static Instant written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (IOException gone) {
            return Instant.now();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.process.ProcessFigures;
import io.brunt.process.ProcessRecording;
import io.brunt.process.ProcessSecond;
import io.brunt.record.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Judges an objective on what processes used: it must hold for each of them, so the worst one decides. */
final class AppJudgement {

    private final Slo slo;
    private final Metric.App metric;
    private final Recording recording;
    private final List<ProcessRecording> asked;
    private final List<ProcessRecording> all;
    private final Span scope;

    /** A part of the measured time. */
    private record Span(Duration start, Duration end) {}

    /** What one process came to in a part, or that it did not. */
    private record Seen(ProcessRecording process, Span span, OptionalDouble figure) {

        String name() {
            return process.process().name();
        }
    }

    AppJudgement(Slo slo, Recording recording, List<ProcessRecording> processes) {
        this.slo = slo;
        this.metric = (Metric.App) slo.metric();
        this.recording = recording;
        this.all = processes;
        this.asked = processes.stream()
                .filter(it -> slo.step().isEmpty()
                        || it.process().service().equals(slo.step().get()))
                .toList();
        this.scope = scope();
    }

    private Span scope() {
        return slo.stage()
                .map(it -> recording.stages().get(recording.stageIndex(it)))
                .map(it -> new Span(it.start(), it.start().plus(it.length())))
                .orElseGet(() -> new Span(Duration.ZERO, recording.measuredTime()));
    }

    /** Judge; nobody knows a figure that nobody told, so it is INVALID then and never PASS. */
    SloResult result() {
        if (asked.isEmpty()) {
            return unmeasured(AppReasons.notStarted(slo, all));
        }
        List<ProcessRecording> telling =
                asked.stream().filter(it -> !isWithoutIt(it)).toList();
        if (telling.isEmpty()) {
            return unmeasured(AppReasons.missing(asked.get(0), metric));
        }
        List<Seen> parts = new ArrayList<>(seen(telling, scope));
        List<Span> windows = windows();
        windows.forEach(it -> parts.addAll(seen(telling, it)));
        Optional<Seen> worst =
                parts.stream().filter(it -> it.figure().isPresent()).reduce(this::worse);
        if (worst.isPresent() && breaks(worst.get())) {
            return judged(worst.get(), Verdict.FAIL, where(worst.get()));
        }
        Optional<String> gap = gap(telling, parts);
        if (worst.isEmpty()) {
            return unmeasured(gap.orElseGet(AppReasons::noLook));
        }
        if (gap.isPresent()) {
            return judged(worst.get(), Verdict.INVALID, gap.get());
        }
        if (slo.every().isPresent() && windows.isEmpty()) {
            return judged(worst.get(), Verdict.INCONCLUSIVE, Reasons.noWindow(slo));
        }
        return judged(worst.get(), Verdict.PASS, where(worst.get()));
    }

    /** What is no JVM never pauses for one; an objective on all processes passes over it, not one on it. */
    private boolean isWithoutIt(ProcessRecording process) {
        return metric == Metric.App.GC_PAUSE && !process.java() && !isUnseen(process);
    }

    private static boolean isUnseen(ProcessRecording process) {
        return process.timeline().isEmpty();
    }

    private List<Span> windows() {
        long from = (long) Math.ceil(scope.start().toNanos() / 1e9);
        long end = scope.end().toSeconds();
        List<Span> windows = new ArrayList<>();
        slo.every().map(Duration::toSeconds).ifPresent(length -> {
            for (long at = from; at + length <= end; at += length) {
                windows.add(new Span(Duration.ofSeconds(at), Duration.ofSeconds(at + length)));
            }
        });
        return windows;
    }

    private List<Seen> seen(List<ProcessRecording> processes, Span span) {
        return processes.stream()
                .map(it -> new Seen(it, span, metric.of(it.between(span.start(), span.end()))))
                .toList();
    }

    private Seen worse(Seen one, Seen other) {
        double first = one.figure().orElseThrow();
        double second = other.figure().orElseThrow();
        boolean otherIsWorse = switch (slo.op()) {
            case LESS, AT_MOST -> second > first;
            case MORE, AT_LEAST -> second < first;
            case EQUAL -> Math.abs(second - slo.bound()) > Math.abs(first - slo.bound());
        };
        return otherIsWorse ? other : one;
    }

    private boolean breaks(Seen it) {
        return !slo.op().holds(it.figure().orElseThrow(), slo.bound());
    }

    /** Why what was seen is not all that there was to see. */
    private Optional<String> gap(List<ProcessRecording> telling, List<Seen> parts) {
        for (ProcessRecording it : telling) {
            if (it.missing().containsKey(metric.source())) {
                return Optional.of(AppReasons.missing(it, metric));
            }
            Optional<Duration> ended = it.ended().filter(at -> at.compareTo(scope.end()) < 0);
            if (ended.isPresent()) {
                return Optional.of(AppReasons.ended(it, ended.get()));
            }
        }
        return parts.stream().filter(it -> it.figure().isEmpty()).findFirst().map(it -> AppReasons.noLook());
    }

    private String where(Seen worst) {
        List<String> words = new ArrayList<>();
        if (asked.size() > 1) {
            words.add("of " + worst.name() + ", the worst of " + asked.size() + " processes");
        }
        if (!worst.span().equals(scope)) {
            words.add(Reasons.between(worst.span().start(), worst.span().end()));
        }
        return String.join(", ", words);
    }

    private SloResult judged(Seen worst, Verdict verdict, String reason) {
        List<ProcessSecond> looks = worst.process().seconds(scope.start(), scope.end());
        return new SloResult(
                slo,
                worst.figure(),
                looks.size(),
                Optional.empty(),
                verdict,
                verdict == Verdict.FAIL ? firstBreach() : Optional.empty(),
                reason);
    }

    private SloResult unmeasured(String reason) {
        return new SloResult(
                slo, OptionalDouble.empty(), 0, Optional.empty(), Verdict.INVALID, Optional.empty(), reason);
    }

    /** The first window that breaks, else the first second that does, in any of the processes. */
    private Optional<Duration> firstBreach() {
        Optional<Duration> window = windows().stream()
                .filter(it -> asked.stream().anyMatch(process -> breaks(process.between(it.start(), it.end()))))
                .map(Span::start)
                .findFirst();
        return window.or(() -> asked.stream()
                .flatMap(it -> it.seconds(scope.start(), scope.end()).stream())
                .filter(it -> breaks(it.figures()))
                .map(it -> Duration.ofSeconds(it.second()))
                .min(Duration::compareTo));
    }

    private boolean breaks(ProcessFigures figures) {
        OptionalDouble figure = metric.of(figures);
        return figure.isPresent() && !slo.op().holds(figure.getAsDouble(), slo.bound());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import io.brunt.record.Recording.StageSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Makes one recording of what the recorders of a run took down; counts add, histograms merge, the order is no matter.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RecorderMerge {

    private final RecordingLayout layout;
    private final List<Reading> readings;

    /**
     * Start to merge.
     *
     * @param readings of one layout, at least one
     */
    public RecorderMerge(Collection<Reading> readings) {
        this.readings = List.copyOf(readings);
        this.layout = this.readings.get(0).layout();
    }

    /**
     * Merge.
     *
     * @param stages when each stage was measured
     * @param measuredTime how long was measured
     * @param ending why the run ended before its plan, or empty
     * @return a recording whose sums are checked
     * @throws IllegalStateException if they do not balance
     */
    public Recording merge(List<StageSpan> stages, Duration measuredTime, Optional<Ending> ending) {
        List<Slice> iterations = columns(Reading::iterations);
        Tally all = Slice.merge(iterations).tally();
        Delivery delivery = new Delivery(
                all.started() + all.dropped(),
                all.started(),
                all.dropped(),
                readings.stream().mapToLong(Reading::startedLate).sum(),
                Distribution.merge(readings.stream().map(Reading::lateness).toList()));
        return new Recording(
                stages,
                iterations,
                steps(),
                instances(),
                timeline(),
                ErrorLog.merge(readings.stream().map(Reading::errors).toList()),
                delivery,
                readings.stream().map(Reading::connections).reduce(Connections.NONE, Connections::plus),
                readings.stream()
                        .flatMap(it -> it.protocols().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                measuredTime,
                ending);
    }

    private List<Slice> columns(Function<Reading, List<Slice>> rows) {
        List<List<Slice>> all = readings.stream().map(rows).toList();
        List<Slice> merged = new ArrayList<>();
        for (int column = 0; column < all.get(0).size(); column++) {
            int index = column;
            merged.add(Slice.merge(all.stream().map(row -> row.get(index)).toList()));
        }
        return merged;
    }

    private List<StepRecording> steps() {
        Map<String, StepRecording> byName = new LinkedHashMap<>();
        readings.forEach(reading -> reading.steps().forEach(it -> byName.merge(it.name(), it, StepRecording::plus)));
        return List.copyOf(byName.values());
    }

    /**
     * Those that named themselves, else all base URLs, or none if nobody was asked: Java code may have base URLs and never
     * call them.
     */
    private List<InstanceRecording> instances() {
        int urls = layout.instances().size();
        Map<String, InstanceRecording> named = new TreeMap<>();
        readings.forEach(reading -> reading.instances().stream()
                .skip(urls)
                .forEach(it -> named.merge(it.url(), it, InstanceRecording::plus)));
        if (!named.isEmpty()) {
            return List.copyOf(named.values());
        }
        List<InstanceRecording> byUrl = new ArrayList<>();
        for (int i = 0; i < urls; i++) {
            int index = i;
            byUrl.add(readings.stream()
                    .map(it -> it.instances().get(index))
                    .reduce(InstanceRecording::plus)
                    .orElseThrow());
        }
        boolean unused = byUrl.stream().allMatch(it -> it.slice().tally().started() == 0);
        return unused ? List.of() : byUrl;
    }

    private List<Second> timeline() {
        int last = readings.stream()
                .flatMap(it -> it.timeline().stream())
                .mapToInt(Second::second)
                .max()
                .orElse(layout.firstSecond() - 1);
        List<Second> merged = null;
        for (Reading reading : readings) {
            List<Second> rows = withoutGaps(reading.timeline(), last);
            merged = merged == null ? rows : sum(merged, rows);
        }
        return merged == null ? List.of() : merged;
    }

    /** A second in which nothing started, because all users of the recorder waited, has the users of the one before. */
    private List<Second> withoutGaps(List<Second> timeline, int last) {
        List<Second> rows = new ArrayList<>();
        int users = 0;
        int next = 0;
        for (int second = layout.firstSecond(); second <= last; second++) {
            boolean found = next < timeline.size() && timeline.get(next).second() == second;
            Second row = found ? timeline.get(next++) : Second.quiet(second, users);
            users = row.users();
            rows.add(row);
        }
        return rows;
    }

    private static List<Second> sum(List<Second> some, List<Second> others) {
        List<Second> sums = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            sums.add(some.get(i).plus(others.get(i)));
        }
        return sums;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.process.ProcessFigures;
import io.brunt.record.Recording.StageSpan;
import io.brunt.record.Second;
import io.brunt.record.TimeSeries;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * The seconds of a breach beside the other ones of the same stages: it says whose fault it was.
 *
 * @param inside the breach
 * @param outside the rest of its stages
 * @param stages the names of those stages, or {@code the run}
 * @param instances what each instance answered in the breach, and in the rest; empty where there are not several, or
 *     nobody knows by the moment
 * @param processes what each process of the application used in the breach, and in the rest
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Difference(
        TimeColumn inside,
        TimeColumn outside,
        String stages,
        List<InstanceDifference> instances,
        List<ProcessDifference> processes) {

    /**
     * An instance of the target.
     *
     * @param instance its base URL, or the name that it gave
     * @param inside its requests in the breach
     * @param outside those in the rest
     * @since 0.1
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record InstanceDifference(String instance, TimeSeries.Column inside, TimeSeries.Column outside) {

        /** Can the two be compared? */
        boolean isTold() {
            return !inside.responseTime().isEmpty() && !outside.responseTime().isEmpty();
        }
    }

    /**
     * A process of the application.
     *
     * @param process its name
     * @param inside what it used in the breach; below 0 what is not known
     * @param outside what it used in the rest
     * @since 0.1
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record ProcessDifference(String process, ProcessFigures inside, ProcessFigures outside) {}

    /** Copy what was given. */
    public Difference {
        instances = List.copyOf(instances);
        processes = List.copyOf(processes);
    }

    static Optional<Difference> of(LoadResult result) {
        return result.breach().flatMap(it -> of(result, it));
    }

    private static Optional<Difference> of(LoadResult result, Breach breach) {
        List<StageSpan> touched = result.recording().stages().stream()
                .filter(it -> it.start().compareTo(breach.to()) < 0
                        && it.start().plus(it.length()).compareTo(breach.from()) > 0)
                .toList();
        List<Second> around = result.timeline().stream()
                .filter(it -> touched.stream().anyMatch(stage -> isIn(it.second(), stage)))
                .toList();
        List<Second> inside =
                around.stream().filter(it -> isIn(it.second(), breach)).toList();
        List<Second> outside =
                around.stream().filter(it -> !isIn(it.second(), breach)).toList();
        if (inside.isEmpty() || outside.isEmpty()) {
            return Optional.empty();
        }
        String names = touched.stream().map(Difference::called).collect(Collectors.joining(", "));
        boolean all = touched.size() == result.recording().stages().size();
        IntPredicate within = second -> isIn(second, breach);
        IntPredicate beside =
                second -> !isIn(second, breach) && touched.stream().anyMatch(stage -> isIn(second, stage));
        return Optional.of(new Difference(
                TimeColumn.sum(inside),
                TimeColumn.sum(outside),
                all ? "the run" : names,
                instances(result.instances(), within, beside),
                result.services().stream()
                        .map(it -> new ProcessDifference(it.process().name(), it.during(within), it.during(beside)))
                        .toList()));
    }

    /** Of one instance they would be those of the run. */
    private static List<InstanceDifference> instances(
            List<InstanceResult> instances, IntPredicate within, IntPredicate beside) {
        return instances.size() < 2
                ? List.of()
                : instances.stream()
                        .map(it -> new InstanceDifference(
                                it.url(), it.series().sum(within), it.series().sum(beside)))
                        .filter(InstanceDifference::isTold)
                        .toList();
    }

    /** A stage without a name is called by its number, which says nothing in a sentence. */
    private static String called(StageSpan stage) {
        return stage.name().chars().allMatch(Character::isDigit) ? "stage " + stage.name() : stage.name();
    }

    private static boolean isIn(int second, StageSpan stage) {
        double at = second + 0.5;
        return at >= stage.start().toNanos() / 1e9
                && at < stage.start().plus(stage.length()).toNanos() / 1e9;
    }

    private static boolean isIn(int second, Breach breach) {
        double at = second + 0.5;
        return at >= breach.from().toSeconds() && at < breach.to().toNanos() / 1e9;
    }
}

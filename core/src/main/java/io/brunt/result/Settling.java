// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.Stage;
import io.brunt.record.Recording;
import io.brunt.record.Recording.StageSpan;
import io.brunt.record.Resolution;
import io.brunt.record.Second;
import io.brunt.statistic.Truncation;
import io.brunt.unit.DurationText;
import io.brunt.unit.Figure;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * The response time still changed by itself while it was measured, as while a JVM warms up. Nothing is left out for it.
 *
 * <p>Looked for in the seconds' medians of the longest stage under an even load, by {@link Truncation}.
 *
 * @param stage in which it was seen
 * @param length from the start of that stage until it had settled
 * @param settled whether it did so before the middle of the stage; else it may have gone on
 * @param before median of the seconds' medians until then
 * @param after median of those from then on
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Settling(String stage, Duration length, boolean settled, Duration before, Duration after) {

    /**
     * Look for it.
     *
     * @param plan what was asked for
     * @param recording what was measured
     * @return empty if the response time was steady, or no stage was even and at least half a minute long
     */
    public static Optional<Settling> of(LoadPlan plan, Recording recording) {
        List<Stage> stages = plan.stages();
        int count = Math.min(stages.size(), recording.stages().size());
        return IntStream.range(0, count)
                .filter(it -> level(plan.model(), it - 1) == level(plan.model(), it))
                .mapToObj(recording.stages()::get)
                .max(Comparator.comparing(StageSpan::length))
                .flatMap(it -> of(it, recording.timeline()));
    }

    /** What a stage ends with; -1 is the start. */
    private static double level(LoadModel model, int stage) {
        if (model instanceof LoadModel.RampingUsers ramp) {
            return stage < 0 ? ramp.startUsers() : target(ramp.stages().get(stage));
        }
        if (model instanceof LoadModel.RampingRate ramp) {
            return stage < 0
                    ? ramp.startRate().perSecond()
                    : target(ramp.stages().get(stage));
        }
        return 0;
    }

    private static double target(Stage stage) {
        return stage.match(
                users -> (double) users.users(), arrivals -> arrivals.rate().perSecond());
    }

    private static Optional<Settling> of(StageSpan stage, List<Second> timeline) {
        List<Second> seconds = timeline.stream()
                .filter(it -> it.second() >= stage.start().toNanos() / 1e9)
                .filter(it ->
                        it.second() + 1 <= stage.start().plus(stage.length()).toNanos() / 1e9)
                .filter(it -> !it.responseTime().isEmpty())
                .toList();
        double[] medians = seconds.stream()
                .mapToDouble(it -> Math.max(
                        it.responseTime().resolution() == Resolution.MICROSECONDS ? 1 : 1e-3,
                        it.responseTime().percentileMicros(50)))
                .toArray();
        return Truncation.of(medians)
                .map(it -> new Settling(
                        stage.name(),
                        Duration.ofSeconds(seconds.get(it.cut()).second()).minus(stage.start()),
                        it.isWithin(),
                        micros(it.before()),
                        micros(it.after())));
    }

    private static Duration micros(double micros) {
        return Duration.ofNanos(Math.round(micros * 1_000));
    }

    /**
     * Say so to a person.
     *
     * @return for example {@code the response time had not settled when measuring began: …}
     */
    public String text() {
        String span = DurationText.print(length.plusMillis(999).truncatedTo(ChronoUnit.SECONDS));
        return "the response time had not settled when measuring began: its median was " + Figure.time(before)
                + " in the first " + span + ", and " + Figure.time(after) + " after that"
                + (settled
                        ? "; with " + span + " more of warmup these would not count"
                        : ", and may still be changing; run longer, with more warmup");
    }
}

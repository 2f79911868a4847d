// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.record.Connections;
import io.brunt.record.Delivery;
import io.brunt.record.Distribution;
import io.brunt.record.ErrorGroup;
import io.brunt.record.InstanceRecording;
import io.brunt.record.Recording;
import io.brunt.record.Recording.StageSpan;
import io.brunt.record.SampleTimes;
import io.brunt.record.Second;
import io.brunt.record.Slice;
import io.brunt.record.StepRecording;
import io.brunt.record.Tally;
import io.brunt.record.TimeSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Iterations drawn from a seed and counted as an engine would. */
final class SyntheticLoad {

    /** An error group of this count gets what the other groups leave over. */
    static final long COUNTED = Long.MAX_VALUE;

    private static final int[] STAGES = {3, 6, 2};
    private static final Map<String, SyntheticLoad> DRAWN = new ConcurrentHashMap<>();

    private final Random random = new Random(42);
    private final int scale;
    private final int users;
    private final boolean breach;
    private final List<Count> stages = Stream.generate(Count::new).limit(3).toList();
    private final List<Count> instances = Stream.generate(Count::new).limit(3).toList();
    private final List<TreeMap<Integer, Count>> overTime =
            Stream.generate(TreeMap<Integer, Count>::new).limit(3).toList();
    private final TreeMap<Integer, Count> measured = new TreeMap<>();
    private final List<Second> timeline = new ArrayList<>();
    private final SampleTimes lateness = new SampleTimes();

    private SyntheticLoad(int scale, int users, boolean breach) {
        this.scale = scale;
        this.users = users;
        this.breach = breach;
        for (int second = -scale; users > 0 && second < 11 * scale; second++) {
            run(second);
        }
    }

    static SyntheticLoad breached(int scale, int users) {
        return drawn(scale, users, true);
    }

    static SyntheticLoad calm(int scale, int users) {
        return drawn(scale, users, false);
    }

    static SyntheticLoad nothing() {
        return drawn(0, 0, false);
    }

    /** Drawn once: many tests look at the same. */
    private static SyntheticLoad drawn(int scale, int users, boolean breach) {
        return DRAWN.computeIfAbsent(
                scale + " " + users + " " + breach, ignored -> new SyntheticLoad(scale, users, breach));
    }

    Recording recording(List<ErrorGroup> errors) {
        List<Slice> slices = stages.stream().map(Count::slice).toList();
        Tally all = Slice.merge(slices).tally();
        TreeMap<Integer, Long> codes = new TreeMap<>();
        if (all.completed() > 0) {
            codes.put(200, all.completed());
        }
        if (all.errors() > 0) {
            codes.put(503, all.errors());
        }
        List<InstanceRecording> urls = new ArrayList<>();
        for (int i = 0; i < instances.size(); i++) {
            urls.add(new InstanceRecording(
                    "http://127.0.0.1:4190" + (i + 1), instances.get(i).slice(), series(overTime.get(i))));
        }
        return new Recording(
                spans(),
                slices,
                List.of(new StepRecording("POST /process", slices, codes, List.of(), series(measured))),
                urls,
                timeline,
                counted(errors, all.errors()),
                new Delivery(all.started(), all.started(), 0, 0, lateness.distribution()),
                all.started() == 0 ? Connections.NONE : new Connections(1_012, 12, 3),
                all.started() == 0 ? List.of() : List.of("HTTP/1.1"),
                Duration.ofSeconds(11L * scale),
                Optional.empty());
    }

    private static TimeSeries series(TreeMap<Integer, Count> seconds) {
        return new TimeSeries(
                1,
                seconds.entrySet().stream()
                        .map(it -> new TimeSeries.Column(
                                it.getKey(),
                                it.getValue().slice().tally(),
                                it.getValue().times()))
                        .toList());
    }

    private List<StageSpan> spans() {
        String[] names = {"ramp up", "hold", "ramp down"};
        List<StageSpan> spans = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < STAGES.length; i++) {
            spans.add(new StageSpan(
                    names[i], Duration.ofSeconds((long) start * scale), Duration.ofSeconds((long) STAGES[i] * scale)));
            start += STAGES[i];
        }
        return spans;
    }

    private static List<ErrorGroup> counted(List<ErrorGroup> errors, long all) {
        long given = errors.stream()
                .mapToLong(ErrorGroup::count)
                .filter(it -> it != COUNTED)
                .sum();
        return errors.stream()
                .map(it -> it.count() == COUNTED ? new ErrorGroup(it.kind(), all - given, it.sample()) : it)
                .toList();
    }

    private void run(int second) {
        double part = (double) second / scale;
        double level = part < 0 ? 1 : part < 3 ? part / 3 : part < 9 ? 1 : (11 - part) / 2;
        int busy = (int) Math.round(level * users);
        int started = (int) Math.round(busy / 1.06);
        Count here = new Count();
        for (int i = 0; i < started; i++) {
            int instance = Math.floorMod(second * 7 + i, 3);
            long micros = (long) (58_000 * Math.exp(0.18 * random.nextGaussian()));
            if (random.nextInt(150) == 0) {
                micros *= 1 + random.nextInt(4);
            }
            if (part < 0) {
                micros *= (long) (1 - 3 * part);
            }
            boolean slow = breach && part >= 4 && part < 6 && instance == 1;
            boolean error = slow && part < 4.5 && random.nextInt(4) == 0;
            if (slow) {
                micros = error
                        ? 9_000 + random.nextInt(6_000)
                        : (long) (micros + 280_000 * Math.exp(0.3 * random.nextGaussian()));
            }
            here.add(micros, error);
            if (second >= 0) {
                stages.get(part < 3 ? 0 : part < 9 ? 1 : 2).add(micros, error);
                instances.get(instance).add(micros, error);
                overTime.get(instance)
                        .computeIfAbsent(second, ignored -> new Count())
                        .add(micros, error);
                measured.computeIfAbsent(second, ignored -> new Count()).add(micros, error);
                lateness.add(60 + random.nextInt(400));
            }
        }
        timeline.add(
                new Second(second, busy, here.started, here.started - here.errors, here.errors, 0, 0, here.times()));
    }

    private static final class Count {
        private final SampleTimes response = new SampleTimes();
        private final SampleTimes service = new SampleTimes();
        private final SampleTimes broken = new SampleTimes();
        private long started;
        private long errors;

        void add(long micros, boolean error) {
            response.add(micros);
            service.add(micros - 130);
            started++;
            if (error) {
                broken.add(micros);
                errors++;
            }
        }

        Distribution times() {
            return response.distribution();
        }

        Slice slice() {
            long completed = started - errors;
            Tally tally = new Tally(started, completed, errors, 0, 0, completed, 0, 0, 0, 148 * started, 231 * started);
            return new Slice(tally, response.distribution(), service.distribution(), broken.distribution());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.baseline.BaselinePart;
import io.brunt.baseline.BaselineRun;
import io.brunt.record.Distribution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Results of one load test taken together, whether they ran side by side on several machines or one after the other.
 *
 * <p>Times come from merged histograms; a percentile is never averaged. Counts are added. Throughput is what all of them
 * completed, per second in which at least one of them was measuring: of runs side by side that is the sum of their
 * throughputs, of runs one after the other their mean. Immutable.
 *
 * @param members at least one, by when they began to measure
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Pool(List<Member> members) {

    /**
     * One of the results.
     *
     * @param run its times
     * @param totals its counts
     * @since 0.1
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public record Member(BaselineRun run, Totals totals) {

        Instant from() {
            return run.at();
        }

        Instant to() {
            return run.at().plusNanos(Math.round(totals.seconds() * 1e9));
        }
    }

    /** Sort what was given. */
    public Pool {
        members = members.stream().sorted(Comparator.comparing(Member::from)).toList();
        if (members.isEmpty()) {
            throw new IllegalArgumentException("nothing to take together");
        }
    }

    /**
     * Find which results are parts of one run, and which are runs of their own: those that measured at the same time belong
     * together.
     *
     * @param members any number, also none
     * @return a pool for each run, in order of time
     */
    public static List<Pool> runs(List<Member> members) {
        List<Pool> runs = new ArrayList<>();
        List<Member> together = new ArrayList<>();
        Instant end = Instant.MIN;
        for (Member it :
                members.stream().sorted(Comparator.comparing(Member::from)).toList()) {
            if (!together.isEmpty() && !it.from().isBefore(end)) {
                runs.add(new Pool(together));
                together.clear();
                end = Instant.MIN;
            }
            together.add(it);
            end = it.to().isAfter(end) ? it.to() : end;
        }
        if (!together.isEmpty()) {
            runs.add(new Pool(together));
        }
        return List.copyOf(runs);
    }

    /**
     * Return the counts.
     *
     * @return sums; {@code seconds} is how long at least one of them was measuring
     */
    public Totals totals() {
        double seconds = seconds();
        double completed = members.stream()
                .mapToDouble(it -> it.totals().throughput() * it.totals().seconds())
                .sum();
        Totals sum = members.stream().map(Member::totals).reduce(Totals::plus).orElseThrow();
        return new Totals(
                sum.requests(),
                sum.errors(),
                sum.dropped(),
                sum.abandoned(),
                sum.bytesIn(),
                sum.bytesOut(),
                seconds,
                seconds == 0 ? 0 : completed / seconds);
    }

    private double seconds() {
        double seconds = 0;
        Instant end = Instant.MIN;
        for (Member it : members) {
            Instant from = it.from().isAfter(end) ? it.from() : end;
            if (it.to().isAfter(from)) {
                seconds += Duration.between(from, it.to()).toNanos() / 1e9;
                end = it.to();
            }
        }
        return seconds;
    }

    /**
     * Return the response times.
     *
     * @return merged bucket by bucket
     */
    public Distribution responseTime() {
        return merged(members.stream().map(it -> it.run().whole()).toList());
    }

    /**
     * Return all of them as one run, to compare with others.
     *
     * @return with the machine of the first; the commit and the load are told where all have the same, else all of them
     */
    public BaselineRun run() {
        BaselineRun first = members.get(0).run();
        Set<String> loads =
                members.stream().map(it -> it.run().load()).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> commits =
                members.stream().map(it -> String.valueOf(it.run().commit())).collect(Collectors.toSet());
        return new BaselineRun(
                first.at(),
                commits.size() == 1 ? first.commit() : null,
                first.machine(),
                String.join(" + ", loads),
                new BaselinePart(first.whole().name(), totals().throughput(), responseTime()),
                parts(BaselineRun::stages),
                parts(BaselineRun::steps));
    }

    private List<BaselinePart> parts(Function<BaselineRun, List<BaselinePart>> kind) {
        Set<String> names = members.stream()
                .flatMap(it -> kind.apply(it.run()).stream())
                .map(BaselinePart::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return names.stream()
                .map(name -> part(
                        name,
                        members.stream()
                                .flatMap(it -> kind.apply(it.run()).stream())
                                .filter(it -> it.name().equals(name))
                                .toList()))
                .toList();
    }

    /** A stage has the same part of the measured time in each, so its throughput is pooled as that of the whole is. */
    private BaselinePart part(String name, List<BaselinePart> parts) {
        double sideBySide =
                members.stream().mapToDouble(it -> it.totals().seconds()).sum() / Math.max(1e-9, seconds());
        double mean =
                parts.stream().mapToDouble(BaselinePart::throughput).average().orElse(0);
        return new BaselinePart(name, mean * sideBySide * parts.size() / members.size(), merged(parts));
    }

    private static Distribution merged(List<BaselinePart> parts) {
        return Distribution.merge(parts.stream().map(BaselinePart::responseTime).toList());
    }
}

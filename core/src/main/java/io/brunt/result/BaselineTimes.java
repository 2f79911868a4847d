// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.baseline.BaselineRun;
import io.brunt.record.Distribution;
import io.brunt.record.Resolution;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The response times of the accepted runs that a run may be compared with, to be drawn beside it.
 *
 * @param runs how many, at least 1
 * @param commit the revision under test of the newest of them, or empty if it could not be told
 * @param responseTime of the iterations of all of them, merged
 * @param accepted each of them, oldest first
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record BaselineTimes(int runs, Optional<String> commit, Distribution responseTime, List<AcceptedRun> accepted) {

    /** Copy what was given. */
    public BaselineTimes {
        accepted = List.copyOf(accepted);
    }

    /** Runs of code and of requests are timed to different resolutions, and do not merge. */
    static Optional<BaselineTimes> of(List<BaselineRun> newestFirst, Resolution resolution) {
        List<BaselineRun> like = newestFirst.stream()
                .filter(it -> !it.whole().responseTime().isEmpty())
                .filter(it -> it.whole().responseTime().resolution() == resolution)
                .toList();
        if (like.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BaselineTimes(
                like.size(),
                Optional.ofNullable(like.get(0).commit()),
                Distribution.merge(
                        like.stream().map(it -> it.whole().responseTime()).toList()),
                like.stream()
                        .map(AcceptedRun::of)
                        .sorted(Comparator.comparing(AcceptedRun::measuredFrom))
                        .toList()));
    }
}

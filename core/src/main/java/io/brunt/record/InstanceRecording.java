// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The requests that one instance got.
 *
 * @param url its base URL, without a password; behind a balancer the name that it gave in its answers
 * @param slice counts and times of its requests
 * @param series when they were; of many instances the first ones have it
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record InstanceRecording(String url, Slice slice, TimeSeries series) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Note an instance of which nobody knows when it was asked.
     *
     * @param url its base URL, or its name
     * @param slice counts and times of its requests
     */
    public InstanceRecording(String url, Slice slice) {
        this(url, slice, TimeSeries.NONE);
    }

    InstanceRecording plus(InstanceRecording other) {
        // A part of it would be none.
        boolean told = series.tells(slice.tally()) && other.series.tells(other.slice.tally());
        return new InstanceRecording(
                url, Slice.merge(List.of(slice, other.slice)), told ? series.plus(other.series) : TimeSeries.NONE);
    }
}

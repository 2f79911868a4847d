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
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record InstanceRecording(String url, Slice slice) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    InstanceRecording plus(InstanceRecording other) {
        return new InstanceRecording(url, Slice.merge(List.of(slice, other.slice)));
    }
}

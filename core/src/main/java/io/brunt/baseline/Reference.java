// SPDX-License-Identifier: Apache-2.0
package io.brunt.baseline;

import java.util.List;
import org.apiguardian.api.API;

/**
 * The baseline runs that a new run may be compared with, or why there is none.
 *
 * @param runs of the same machine class under the same load, newest first
 * @param missing why there is none, for a person; empty if there is one
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Reference(List<BaselineRun> runs, String missing) {

    /** Nothing was ever accepted. */
    public static final Reference NONE =
            new Reference(List.of(), "there is no baseline yet: keep runs as one with mvn brunt:baseline");

    /** Nobody looked: that is done before the load, where one of its objectives asks. */
    public static final Reference UNASKED =
            new Reference(List.of(), "only an objective that the load test itself has is compared with its baseline");

    /** Copy what was given. */
    public Reference {
        runs = List.copyOf(runs);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.io.Serial;
import java.io.Serializable;
import org.apiguardian.api.API;

/**
 * The requests that one base URL got.
 *
 * @param url the base URL, without a password
 * @param slice counts and times of its requests
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record InstanceRecording(String url, Slice slice) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;
}

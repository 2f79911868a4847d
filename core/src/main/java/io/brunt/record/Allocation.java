// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.io.Serial;
import java.io.Serializable;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * What iterations of Java code allocated on the heap, on their users' own threads.
 *
 * @param iterations how many were counted: those that ended by themselves, without error or with one
 * @param bytes of all of them together, Brunt's own part left out
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Allocation(long iterations, long bytes) implements Serializable {

    /** Not counted. */
    public static final Allocation NONE = new Allocation(0, 0);

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Add two counts up.
     *
     * @param other the other one
     * @return the sum, field by field
     */
    public Allocation plus(Allocation other) {
        return new Allocation(iterations + other.iterations, bytes + other.bytes);
    }

    /**
     * Return the mean of an iteration.
     *
     * @return bytes; empty if nothing was counted
     */
    public OptionalDouble bytesPerIteration() {
        return iterations == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) bytes / iterations);
    }
}

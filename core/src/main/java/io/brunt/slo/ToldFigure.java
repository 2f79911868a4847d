// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * A figure that a summary holds, as sharp as it holds it.
 *
 * @param actual in the metric's unit; empty if the summary does not hold it
 * @param low the least that it may have been before it was rounded
 * @param high the most
 * @param samples how many measurements are behind it; empty if that is not told
 * @param reason why there is no figure, or how it was rounded; possibly empty
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ToldFigure(OptionalDouble actual, double low, double high, OptionalLong samples, String reason) {

    /**
     * Tell a figure as it is.
     *
     * @param actual in the metric's unit
     * @param samples how many measurements are behind it
     * @return a figure that was not rounded
     */
    public static ToldFigure exact(double actual, OptionalLong samples) {
        return new ToldFigure(OptionalDouble.of(actual), actual, actual, samples, "");
    }

    /**
     * Say why there is none.
     *
     * @param reason for a person, naming the figures that there are
     * @return no figure
     */
    public static ToldFigure none(String reason) {
        return new ToldFigure(OptionalDouble.empty(), 0, 0, OptionalLong.empty(), reason);
    }
}

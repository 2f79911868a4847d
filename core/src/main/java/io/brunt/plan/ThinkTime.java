// SPDX-License-Identifier: Apache-2.0
package io.brunt.plan;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.unit.DurationText;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import org.apiguardian.api.API;

/**
 * The pause of a user after each iteration, drawn evenly between two bounds.
 *
 * @param least 0 or more
 * @param most at least {@code least}
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ThinkTime(Duration least, Duration most) implements Serializable {

    /** No pause. */
    public static final ThinkTime NONE = new ThinkTime(Duration.ZERO, Duration.ZERO);

    @Serial
    private static final long serialVersionUID = 1;

    /** Refuse bounds in the wrong order. */
    public ThinkTime {
        if (least.isNegative() || most.compareTo(least) < 0) {
            throw new BruntException(Problem.of("thinkTime: the lesser bound comes first")
                    .actual(least + " to " + most)
                    .hint("for example 500ms..2s"));
        }
    }

    /**
     * Read a think time.
     *
     * @param text {@code 1s} or {@code 500ms..2s}
     * @return that think time
     * @throws BruntException with a caret under the fault
     */
    public static ThinkTime parse(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            Duration pause = DurationText.parse(text);
            return new ThinkTime(pause, pause);
        }
        Duration least = bound(text, 0, dots);
        Duration most = bound(text, dots + 2, text.length());
        if (most.compareTo(least) < 0) {
            throw new BruntException(Problem.of("the lesser bound of a think time comes first")
                    .in(text, 0, text.length())
                    .hint("did you mean " + DurationText.print(most) + ".." + DurationText.print(least) + "?"));
        }
        return new ThinkTime(least, most);
    }

    private static Duration bound(String text, int start, int end) {
        try {
            return DurationText.parse(text.substring(start, end));
        } catch (BruntException fault) {
            throw new BruntException(fault.problems().get(0).within(text, start));
        }
    }

    /**
     * Tell whether a user pauses at all.
     *
     * @return false for no pause
     */
    public boolean isSet() {
        return !most.isZero();
    }

    /**
     * Return the think time as it is written.
     *
     * @return a text that {@link #parse} reads as the same think time
     */
    @Override
    public String toString() {
        return least.equals(most)
                ? DurationText.print(least)
                : DurationText.print(least) + ".." + DurationText.print(most);
    }
}

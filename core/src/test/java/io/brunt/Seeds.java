// SPDX-License-Identifier: Apache-2.0
package io.brunt;

import java.util.stream.LongStream;

/** The seeds of a property test: 200, or the one that {@code -Dseed=17} replays. */
public final class Seeds {

    private Seeds() {}

    /** Method source for {@code @MethodSource("io.brunt.Seeds#all")}. */
    public static LongStream all() {
        Long one = Long.getLong("seed");
        return one == null ? LongStream.range(0, 200) : LongStream.of(one);
    }
}

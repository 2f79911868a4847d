// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

/** What stands in an annotation for "nobody said": numbers that nobody means. */
final class Unset {

    /** Not -1: a user who writes that must be told. */
    static final int NUMBER = Integer.MIN_VALUE;

    /** Documented as the default, so it has to be the real one. */
    static final int MAX_USERS = 10_000;

    private Unset() {}
}

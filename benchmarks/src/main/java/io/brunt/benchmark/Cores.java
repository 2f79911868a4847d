// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

/** Who has which core, as {@code taskset} takes them. */
final class Cores {

    static final String TARGET = "0";
    static final String GENERATOR = "1";
    static final String BOTH = "0,1";

    private Cores() {}
}

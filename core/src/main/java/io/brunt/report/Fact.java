// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

/**
 * A figure and what it is.
 *
 * @param name what it is
 * @param value in words
 * @param code whether it is shown as code
 */
record Fact(String name, String value, boolean code) {

    Fact(String name, String value) {
        this(name, value, false);
    }

    /** A revision, as short as Git would show it. */
    static Fact commit(String revision) {
        boolean hash = revision.matches("[0-9a-f]{40,64}");
        return new Fact("Commit", hash ? revision.substring(0, 10) : revision, true);
    }
}

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
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import java.math.BigDecimal;

/** Writes a percentile's number as objectives do, whatever zeros a tool has put behind it. */
final class Percent {

    private Percent() {}

    /** {@code 99.90} becomes {@code 99.9}. */
    static String plain(String number) {
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }
}

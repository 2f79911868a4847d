// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;

/** Finds the sign between a JTL's columns: JMeter's users set it, and Excel's in some countries must. */
final class CsvDelimiter {

    private static final char[] USUAL = {',', ';', '\t', '|'};

    private CsvDelimiter() {}

    /**
     * Find it.
     *
     * @param head the beginning of the file
     * @return the sign with which the first row has the most columns that a JTL has
     * @throws BruntException if there is none
     */
    static char of(String head) {
        char best = ',';
        int most = 1;
        for (char sign : USUAL) {
            int columns = columns(head, sign);
            if (columns > most) {
                most = columns;
                best = sign;
            }
        }
        if (most < 2) {
            throw new BruntException(Problem.of("the file is none that Brunt knows")
                    .expected("JMeter's JTL, k6's summary, or Locust's statistics")
                    .actual(excerpt(head)));
        }
        return best;
    }

    private static int columns(String head, char sign) {
        CsvRows rows = new CsvRows(new StringReader(head), sign);
        try {
            return rows.next() ? rows.count() : 0;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String excerpt(String head) {
        String line = head.lines().findFirst().orElse("");
        return line.length() > 60 ? line.substring(0, 60) + " ..." : line;
    }
}

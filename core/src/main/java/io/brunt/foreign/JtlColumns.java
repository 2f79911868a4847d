// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * In which column of a JTL what stands; -1 for what there is not.
 *
 * @param count how many columns each row has
 */
record JtlColumns(
        int timeStamp,
        int elapsed,
        int label,
        int responseCode,
        int responseMessage,
        int threadName,
        int success,
        int failureMessage,
        int bytes,
        int sentBytes,
        int allThreads,
        int sampleCount,
        int count) {

    /** As many columns as since JMeter 3, when a failure message came to stand between success and bytes. */
    private static final int WITH_FAILURE_MESSAGE = 16;

    /** Where success stands in the default order of every JMeter. */
    private static final int SUCCESS = 7;

    static boolean isHeader(CsvRows row) {
        return find(row, "elapsed") >= 0 || find(row, "timeStamp") >= 0 && find(row, "label") >= 0;
    }

    /** Read the names of the columns; they may stand in any order, and some may be missing. */
    static JtlColumns ofHeader(CsvRows row) {
        JtlColumns columns = new JtlColumns(
                find(row, "timeStamp"),
                find(row, "elapsed"),
                find(row, "label"),
                find(row, "responseCode"),
                find(row, "responseMessage"),
                find(row, "threadName"),
                find(row, "success"),
                find(row, "failureMessage"),
                find(row, "bytes"),
                find(row, "sentBytes"),
                find(row, "allThreads"),
                find(row, "SampleCount"),
                row.count());
        List<Problem> missing = new ArrayList<>();
        require(missing, columns.timeStamp, "timeStamp", "timestamp_format=ms");
        require(missing, columns.elapsed, "elapsed", "time=true");
        require(missing, columns.success, "success", "successful=true");
        if (!missing.isEmpty()) {
            throw new BruntException(missing);
        }
        return columns;
    }

    private static void require(List<Problem> missing, int column, String name, String property) {
        if (column < 0) {
            missing.add(Problem.of("there is no column " + name)
                    .hint("let JMeter write it: -Jjmeter.save.saveservice." + property));
        }
    }

    private static int find(CsvRows row, String name) {
        for (int i = 0; i < row.count(); i++) {
            if (row.is(i, name)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Guess the columns of a file without a header from its first row, by JMeter's default orders: the first eight columns
     * have been the same since 2.0, what comes after success has not.
     */
    static JtlColumns ofFirstRow(CsvRows row, boolean timeStamped) {
        int success = row.count() > SUCCESS && isTruth(row, SUCCESS) ? SUCCESS : onlyTruth(row);
        if (!timeStamped || row.number(1) < 0 || success < 0) {
            throw new BruntException(Problem.of("line " + row.line()
                            + " is neither a header nor in the order in which JMeter writes without one")
                    .expected(
                            "timeStamp, elapsed, label, responseCode, responseMessage, threadName, dataType, success, ...")
                    .hint("let JMeter write the header: -Jjmeter.save.saveservice.print_field_names=true"));
        }
        boolean usual = success == SUCCESS;
        boolean newer = row.count() >= WITH_FAILURE_MESSAGE || row.count() > success + 1 && row.number(success + 1) < 0;
        int bytes = success + (newer ? 2 : 1);
        boolean hasBytes = bytes < row.count() && row.number(bytes) >= 0;
        boolean full = usual && row.count() >= WITH_FAILURE_MESSAGE;
        return new JtlColumns(
                0,
                1,
                success > 2 ? 2 : -1,
                usual ? 3 : -1,
                usual ? 4 : -1,
                usual ? 5 : -1,
                success,
                newer ? success + 1 : -1,
                hasBytes ? bytes : -1,
                full ? bytes + 1 : -1,
                full ? bytes + 3 : -1,
                -1,
                row.count());
    }

    private static int onlyTruth(CsvRows row) {
        int found = -1;
        for (int i = 2; i < row.count(); i++) {
            if (isTruth(row, i)) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    private static boolean isTruth(CsvRows row, int field) {
        return row.is(field, "true") || row.is(field, "false");
    }
}

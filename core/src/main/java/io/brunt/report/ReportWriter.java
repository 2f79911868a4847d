// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.result.LoadResult;
import java.io.IOException;
import java.io.OutputStream;

/** One format of a single result. */
interface ReportWriter {

    /** The file's name within the result's folder. */
    String fileName();

    /**
     * Write the whole file; the caller opens, closes and renames it.
     *
     * @param result its secrets masked
     */
    void write(LoadResult result, OutputStream out) throws IOException;
}

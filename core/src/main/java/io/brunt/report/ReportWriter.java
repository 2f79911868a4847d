// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.result.LoadResult;
import java.io.IOException;
import java.io.OutputStream;
import org.apiguardian.api.API;

/**
 * One format of a single result, for you to implement: each load test's folder gets a file of it.
 *
 * <p>Name the class in {@code META-INF/services/io.brunt.report.ReportWriter} on the class path of the tests; it needs a
 * public constructor without parameters. {@link java.util.ServiceLoader} makes a new one for each result, with the class
 * loader that has Brunt. It is called once the load is over, by one thread.
 *
 * <p>What it throws is told as a warning; the other formats are written all the same, and the verdict stays.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ReportWriter {

    /**
     * Return the file's name within the result's folder.
     *
     * @return a plain name such as {@code summary.csv}, without a folder and without a dot at its beginning; a name that
     *     another format has is refused
     */
    String fileName();

    /**
     * Write the whole file. It takes the place of an older one only when this returns, so nobody sees a half.
     *
     * @param result its secrets masked; what a server said in it is not to be trusted: escape it as the format wants it
     * @param out buffered; may be closed or left open, but flush what you put around it
     * @throws IOException if it cannot be written; pass on what {@code out} throws
     */
    void write(LoadResult result, OutputStream out) throws IOException;
}

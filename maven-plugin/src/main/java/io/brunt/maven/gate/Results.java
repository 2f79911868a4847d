// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.gate;

import io.brunt.problem.BruntException;
import io.brunt.report.DirectoryContents;
import io.brunt.report.ReportDirectory;
import io.brunt.report.ResultSummary;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The results that lie in a module's report folder.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Results {

    private Results() {}

    /**
     * Read them all.
     *
     * @param reportFolder in which each load test has a folder; need not exist
     * @return the worst first
     * @throws BruntException naming each file that is no result: it might have been the one that failed
     */
    public static List<ResultSummary> in(Path reportFolder) {
        DirectoryContents contents = ReportDirectory.read(List.of(reportFolder));
        if (!contents.unreadable().isEmpty()) {
            throw new BruntException(contents.unreadable());
        }
        return contents.results();
    }

    /**
     * Name a result's test.
     *
     * @param result the result
     * @return class and method, as its folder is called
     */
    static String test(ResultSummary result) {
        return String.valueOf(result.directory().getFileName());
    }
}

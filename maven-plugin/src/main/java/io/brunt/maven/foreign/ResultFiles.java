// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.foreign;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A {@code <result>} as it stands in the POM, unchecked. Maven sets the fields.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ResultFiles {

    /** Patterns as of Ant, relative to the module, separated by commas or line breaks: {@code target/jmeter/*.jtl}. */
    @Nullable
    String files;

    /** {@code auto}, {@code jmeter}, {@code k6} or {@code locust}. */
    String format = "auto";

    /** Objectives, each as in {@code @Slo}. */
    List<String> slos = List.of();

    /** What becomes of a file that is older than this build: {@code refuse} or {@code allow}. */
    String stale = "refuse";

    /** Made by Maven. */
    public ResultFiles() {}

    /**
     * Ask for files on the command line.
     *
     * @param files patterns
     * @param slos objectives
     * @param stale {@code refuse} or {@code allow}; null for the default
     * @return what the POM could have said
     */
    public static ResultFiles typed(String files, List<String> slos, @Nullable String stale) {
        ResultFiles typed = new ResultFiles();
        typed.files = files;
        typed.slos = List.copyOf(slos);
        if (stale != null) {
            typed.stale = stale;
        }
        return typed;
    }
}

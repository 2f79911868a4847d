// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import io.brunt.problem.Problem;

/** What a file without a single sample is refused with: 0 errors of 0 requests are no result. */
final class EmptyFile {

    private static final String NOT_BEGUN = "look into the tool's own log: it ended before its first request";

    static final Problem NO_BYTES =
            Problem.of("nothing was measured: the file has 0 bytes").hint(NOT_BEGUN);
    static final Problem BLANK = Problem.of("nothing was measured: the file holds nothing but blank lines")
            .hint(NOT_BEGUN);
    static final Problem HEADER_ONLY = Problem.of("nothing was measured: the file holds nothing but a header")
            .hint(NOT_BEGUN);
    static final Problem NO_REQUEST =
            Problem.of("nothing was measured: the file tells of 0 requests").hint(NOT_BEGUN);

    private EmptyFile() {}
}

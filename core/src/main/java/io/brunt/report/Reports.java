// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

/** Names of the files that a result leaves behind. */
final class Reports {
    static final String JSON = "result.json";
    static final String HTML = "report.html";

    private Reports() {}
}

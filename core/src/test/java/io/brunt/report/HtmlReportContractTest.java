// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

/** What holds of every format; {@link HtmlReportTest} has what holds of a page. */
class HtmlReportContractTest extends ReportContract {

    @Override
    ReportWriter writer() {
        return new HtmlReport();
    }

    @Override
    String masked(String page) {
        return HtmlReportTest.masked(page);
    }
}

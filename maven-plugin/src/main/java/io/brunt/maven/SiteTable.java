// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import io.brunt.problem.VisibleText;
import io.brunt.report.DirectoryContents;
import io.brunt.report.IndexRow;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.doxia.sink.Sink;

/**
 * The load tests as a page of a Maven site, whose skin dresses it.
 *
 * @param sink of the page; escapes what is written to it
 */
record SiteTable(Sink sink) {

    private static final List<String> HEADS =
            List.of("Verdict", "Test", "Worst objective", "Outcome", "p99", "Error rate", "Throughput", "Iterations");

    /**
     * Write the page.
     *
     * @param title of the page
     * @param contents what it is over
     * @param page the folder where it will lie
     * @param reports the folder of the full index and the copies of results, below that
     */
    void write(String title, DirectoryContents contents, Path page, String reports) {
        sink.head();
        sink.title();
        sink.text(title);
        sink.title_();
        sink.head_();
        sink.body();
        sink.section1();
        sink.sectionTitle1();
        sink.text(title);
        sink.sectionTitle1_();
        paragraph(contents.headline() + ".");
        contents.unreadable().forEach(it -> paragraph(it.text()));
        table(IndexRow.of(contents, page.resolve(reports), page));
        sink.paragraph();
        sink.link(reports + "/index.html");
        sink.text("The same with more beside it");
        sink.link_();
        sink.paragraph_();
        sink.section1_();
        sink.body_();
        sink.flush();
        sink.close();
    }

    private void table(List<IndexRow> rows) {
        sink.table();
        sink.tableRows(null, false);
        sink.tableRow();
        HEADS.forEach(this::head);
        sink.tableRow_();
        for (IndexRow row : rows) {
            sink.tableRow();
            cell(row.verdict().name());
            sink.tableCell();
            sink.link(row.link());
            text(row.className() + "." + row.title() + (row.module().isEmpty() ? "" : " (" + row.module() + ")"));
            sink.link_();
            sink.tableCell_();
            List.of(row.objective(), row.why(), row.p99(), row.errorRate(), row.throughput(), row.requests())
                    .forEach(this::cell);
            sink.tableRow_();
        }
        sink.tableRows_();
        sink.table_();
    }

    private void head(String text) {
        sink.tableHeaderCell();
        sink.text(text);
        sink.tableHeaderCell_();
    }

    private void cell(String text) {
        sink.tableCell();
        text(text);
        sink.tableCell_();
    }

    private void paragraph(String text) {
        sink.paragraph();
        text(text);
        sink.paragraph_();
    }

    private void text(String text) {
        sink.text(VisibleText.oneLine(text));
    }
}

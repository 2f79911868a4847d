// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.GoldenFile;
import io.brunt.record.ErrorGroup;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import io.brunt.slo.SloResult;
import io.brunt.slo.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.SurefireReportParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class JUnitXmlTest {

    private static final Path REPORTS = Path.of("target/brunt");

    @Test
    void writesACaseForEachObjective() {
        GoldenFile.assertMatches("TEST-shop.CheckoutLoadTest.xml", xml(RichResult.failing(), RichResult.passing()));
    }

    @Test
    void failsACaseForALoadThatWasNotDelivered() throws Exception {
        Document document = parsed(xml(RichResult.invalid()));

        Element first = (Element) document.getElementsByTagName("testcase").item(0);
        assertThat(first.getAttribute("name")).isEqualTo("holdsAHundredUsers: load");
        assertThat(((Element) first.getElementsByTagName("failure").item(0)).getAttribute("message"))
                .startsWith("2.1 % of the starts");
    }

    @Test
    void countsWhatItHolds() throws Exception {
        Document document = parsed(xml(RichResult.failing(), RichResult.invalid(), RichResult.empty()));

        Element suite = document.getDocumentElement();
        assertThat(suite.getAttribute("tests"))
                .isEqualTo(
                        String.valueOf(document.getElementsByTagName("testcase").getLength()));
        NodeList failures = document.getElementsByTagName("failure");
        assertThat(suite.getAttribute("failures")).isEqualTo(String.valueOf(failures.getLength()));
    }

    @Test
    void isReadBackBySurefireItself(@TempDir Path folder) throws IOException {
        LoadResult failing = RichResult.failing();
        Files.writeString(folder.resolve("TEST-shop.CheckoutLoadTest.xml"), xml(failing, RichResult.passing()));

        List<ReportTestSuite> suites =
                new SurefireReportParser(List.of(folder.toFile()), new NullConsoleLogger()).parseXMLReportFiles();

        ReportTestSuite suite = suites.get(0);
        assertThat(suites).hasSize(1);
        assertThat(suite.getFullClassName()).isEqualTo("shop.CheckoutLoadTest");
        assertThat(suite.getNumberOfTests())
                .isEqualTo(failing.slos().size() + RichResult.passing().slos().size());
        List<SloResult> broken = failing.slos().stream()
                .filter(it -> it.verdict() != Verdict.PASS)
                .toList();
        assertThat(suite.getNumberOfFailures()).isEqualTo(broken.size());
        assertThat(suite.getNumberOfErrors()).isZero();
        for (SloResult slo : broken) {
            ReportTestCase it = suite.getTestCases().stream()
                    .filter(that -> that.getName()
                            .equals("holdsAHundredUsers: " + slo.slo().expression()))
                    .findFirst()
                    .orElseThrow();
            assertThat(it.getFailureType()).isEqualTo(slo.verdict().name());
            assertThat(it.getFailureDetail()).contains(it.getFailureMessage(), "required", "Promised", "Delivered");
        }
        assertThat(suite.getTestCases().stream()
                        .map(ReportTestCase::getFailureMessage)
                        .filter(it -> it != null && it.startsWith("p99 was ")))
                .isNotEmpty()
                .allMatch(it -> it.contains(", allowed "));
    }

    @ParameterizedTest
    @FieldSource("io.brunt.report.HtmlReportTest#HOSTILE")
    void isValidWhateverAServerSays(String hostile) throws Exception {
        LoadResult result = RichResult.failing(6, 100, List.of(new ErrorGroup(hostile, 3, hostile)));

        Document document = parsed(xml(result));

        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(7);
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void isValidForEveryCharacterThereIs() throws Exception {
        StringBuilder all = new StringBuilder();
        IntStream.range(0, 0x10000).forEach(it -> all.append((char) it));
        all.appendCodePoint(0x1f600).appendCodePoint(0x1ffff);

        String xml = "<a b=\"" + Escaper.xml(all.toString()) + "\">" + Escaper.xml(all.toString()) + "</a>";

        assertThat(parsed(xml).getDocumentElement().getAttribute("b")).contains("\\u0000", "\\ufffe", "\\ud800");
    }

    @Test
    void namesAFileThatCanBeMade() {
        LoadResult result = RichResult.named(RichResult.passing(), "a/../b:c", "holds", REPORTS);

        assertThat(JUnitXml.suites(List.of(ResultSummary.of(result)))).containsOnlyKeys("TEST-a_.._b_c.xml");
    }

    private static String xml(LoadResult... results) {
        return JUnitXml.of(Stream.of(results).map(ResultSummary::of).toList());
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}

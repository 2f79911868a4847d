// SPDX-License-Identifier: Apache-2.0
package io.brunt.assertj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.brunt.GoldenFile;
import io.brunt.problem.BruntException;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import io.brunt.slo.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.error.AssertJMultipleFailuresError;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;

class BruntAssertionsTest {

    /** p99 is 447 ms, 21 of 4,801 are errors. */
    private static final LoadResult FAILED = RichResult.failing();

    private static final LoadResult PASSED = RichResult.passing();

    private static LoadResultAssert checks(LoadResult result) {
        return BruntAssertions.assertThat(result);
    }

    /** What a check says of the failed result, and that it says nothing if it holds. */
    private interface Check {
        void of(LoadResultAssert checks);
    }

    private static String refusal(Check check) {
        AssertionError failure = catchThrowableOfType(AssertionError.class, () -> check.of(checks(FAILED)));
        assertThat(failure).isNotNull();
        return failure.getMessage();
    }

    @Test
    void takesNoThroughputOfScaledUsersForThePlans() {
        assertThat(PASSED.notes()).contains("scaled: users x 0.1");

        assertThatThrownBy(() -> checks(PASSED).hasThroughputOfAtLeast(0.001))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("INCONCLUSIVE")
                .hasMessageContaining("users were scaled");
    }

    @Test
    void saysWhatWasExpectedThenWhatWasFound() {
        Map<String, Check> wrong = new LinkedHashMap<>();
        wrong.put("passes", LoadResultAssert::passes);
        wrong.put("verdict", it -> it.hasVerdict(Verdict.INVALID));
        wrong.put("meets", it -> it.meets("p99 < 250ms"));
        wrong.put("meets every", it -> it.meets("p99 < 400ms every 10s"));
        wrong.put("meets of a step that never came", it -> it.meets("p99 of login < 250ms"));
        wrong.put("too few samples", it -> it.meets("p99.99 < 10s"));
        wrong.put("unknown to anybody but the run", it -> it.meets("promql('up') > 0"));
        wrong.put("compared with a baseline by the run only", it -> it.meets("p99 regression < 10%"));
        wrong.put("percentile", it -> it.hasPercentileBelow(50, Duration.ofMillis(1)));
        wrong.put("service time", it -> it.hasServiceTimeBelow(50, Duration.ofMillis(1)));
        wrong.put("mean", it -> it.hasMeanBelow(Duration.ofMillis(1)));
        wrong.put("max", it -> it.hasMaxBelow(Duration.ofMillis(1)));
        wrong.put("min", it -> it.hasMinAbove(Duration.ofSeconds(1)));
        wrong.put("throughput", it -> it.hasThroughputOfAtLeast(1_000));
        wrong.put("error rate", it -> it.hasErrorRateBelow(0.001));
        wrong.put("errors", it -> it.hasErrors(20));
        wrong.put("no errors", LoadResultAssert::hasNoErrors);
        wrong.put("errors only of", it -> it.hasErrorsOnlyOf("status-503"));
        wrong.put("error of", it -> it.hasErrorOf("timeout"));
        wrong.put("apdex", it -> it.hasApdexOfAtLeast(Duration.ofMillis(1), 0.9));
        wrong.put("balance", it -> it.hasBalanceBelow(1.0001));
        wrong.put("check rate", it -> it.hasCheckRateOfAtLeast(0.5));
        wrong.put("allocation", it -> it.hasAllocationBelow(100));
        wrong.put("requests", it -> it.hasRequests(1));
        wrong.put("instances", it -> it.hasInstances(4));
        wrong.put("step", it -> it.step("POST /process", step -> step.hasMeanBelow(Duration.ofMillis(1))));
        wrong.put("stage", it -> it.stage("hold", hold -> hold.meets("errors = 0")));

        StringBuilder all = new StringBuilder();
        wrong.forEach((name, check) -> all.append("## ")
                .append(name)
                .append('\n')
                .append(refusal(check))
                .append("\n\n"));

        GoldenFile.assertMatches("assertj.txt", all.toString());
    }

    @Test
    void holdsWhatHolds() {
        assertThatCode(() -> checks(FAILED)
                        .hasVerdict(Verdict.FAIL)
                        .meets("p50 < 100ms")
                        .hasPercentileBelow(99, Duration.ofMillis(500))
                        .hasServiceTimeBelow(99, Duration.ofMillis(500))
                        .hasMeanBelow(Duration.ofMillis(100))
                        .hasMaxBelow(Duration.ofSeconds(1))
                        .hasMinAbove(Duration.ofMillis(1))
                        .hasThroughputOfAtLeast(50)
                        .hasErrorRateBelow(0.01)
                        .hasErrors(21)
                        .hasErrorsOnlyOf("status-503", "connection-reset")
                        .hasErrorOf("status-503")
                        .hasApdexOfAtLeast(Duration.ofMillis(250), 0.5)
                        .hasBalanceBelow(1.5)
                        .hasNothingAbandoned()
                        .hasNothingDropped()
                        .hasShedRateBelow(0.01)
                        .hasRequests(4_801)
                        .hasInstances(3)
                        .step("POST /process", step -> step.meets("p50 < 100ms").hasErrors(21))
                        .stage("ramp up", ramp -> ramp.hasNoErrors()))
                .doesNotThrowAnyException();
        assertThatCode(() -> checks(PASSED).passes()).doesNotThrowAnyException();
    }

    /** So an IDE shows the difference. */
    @Test
    void failsAsJUnitKnowsIt() {
        AssertionFailedError failure = catchThrowableOfType(
                AssertionFailedError.class, () -> checks(FAILED).meets("p99 < 250ms"));

        assertThat(failure.getExpected().getValue()).isEqualTo("< 250ms");
        assertThat(failure.getActual().getValue()).isEqualTo("447\u00a0ms");
    }

    @Test
    void namesTheInstanceThatDoesNotHold() {
        assertThatThrownBy(() -> checks(FAILED)
                        .eachInstance(it -> assertThat(it.requests()).isZero()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("to hold at http://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p99 < fast", "p99", "speed < 5ms"})
    void refusesWhatIsNoObjective(String text) {
        assertThatThrownBy(() -> checks(FAILED).meets(text))
                .isInstanceOf(BruntException.class)
                .hasMessageContaining("^");
    }

    @Test
    void refusesWhatAPartCannotHave() {
        assertThatThrownBy(() -> checks(FAILED).step("POST /process", it -> it.meets("dropped = 0")))
                .isInstanceOf(BruntException.class)
                .hasMessageContaining("a step for dropped");
    }

    @Nested
    class Softly {

        @Test
        void tellsAllThatDoesNotHold() {
            BruntSoftAssertions softly = new BruntSoftAssertions();

            softly.assertThat(FAILED)
                    .meets("p99 < 250ms")
                    .meets("p50 < 100ms")
                    .hasNoErrors()
                    .step("POST /process", it -> it.hasMaxBelow(Duration.ofMillis(1)))
                    .hasInstances(4);
            softly.assertThat("a").isEqualTo("b");

            assertThat(softly.errorsCollected()).hasSize(5);
            assertThatThrownBy(softly::assertAll)
                    .isInstanceOf(AssertJMultipleFailuresError.class)
                    .hasMessageContaining("p99 < 250ms")
                    .hasMessageContaining("max of 'POST /process' < 1ms");
        }

        @Test
        void worksInAssertJsOwnToo() {
            List<Throwable> collected = new ArrayList<>();
            SoftAssertions softly = new SoftAssertions();

            softly.check(() -> checks(FAILED).meets("p99 < 250ms"));
            softly.check(() -> checks(FAILED).meets("p50 < 100ms"));
            collected.addAll(softly.errorsCollected());

            assertThat(collected).hasSize(1);
        }
    }

    @Nested
    class ThePage {

        @ParameterizedTest
        @ValueSource(strings = {"hard", "soft"})
        void showsWhatIsCompiled(String region) throws IOException {
            String source = Files.readString(Path.of("src/test/java/io/brunt/assertj/CheckoutChecks.java"));
            String from = "// tag::" + region + "[]\n";
            String code = source.substring(
                            source.indexOf(from) + from.length(), source.indexOf("        // end::" + region + "[]"))
                    .stripTrailing()
                    .stripIndent();

            assertThat(Files.readString(Path.of("../docs/junit.md"))).contains("```java\n" + code + "\n```");
        }

        @Test
        void showsWhatHolds() {
            assertThatCode(() -> CheckoutChecks.hard(RichResult.unscaled(PASSED)))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> CheckoutChecks.soft(FAILED)).hasMessageContaining("p50 < 20ms");
        }
    }
}

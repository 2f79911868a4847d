// SPDX-License-Identifier: Apache-2.0
package io.brunt.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {

    @Test
    void showsTheFaultAndTheNearestRightSpelling() {
        Problem problem = Problem.of("@Slo has an unknown unit")
                .at("CheckoutLoadTest.holdsAThousandUsers")
                .in("p99 < 250sm", 9, 11)
                .expected("one of us, ms, s, m, h")
                .hint(NearestSpelling.hint("sm", List.of("s", "m", "ms")));

        assertThat(problem.text()).isEqualTo("""
                        CheckoutLoadTest.holdsAThousandUsers: @Slo has an unknown unit
                            p99 < 250sm
                                     ^^   expected one of us, ms, s, m, h
                            did you mean ms?""");
    }

    @Test
    void showsWhatWasFoundWhereThereIsNoExcerpt() {
        Problem problem =
                Problem.of("users: must be at least 1").expected("1 or more").actual("-3");

        assertThat(problem.text()).isEqualTo("""
                        users: must be at least 1
                            expected 1 or more, but was -3""");
    }

    @Test
    void marksTheEndOfATextThatStopsTooSoon() {
        assertThat(Problem.of("no unit").in("p99 < 250", 9, 9).text()).isEqualTo("""
                        no unit
                            p99 < 250
                                     ^""");
    }

    @Test
    void keepsTheCaretInItsColumn() {
        assertThat(Problem.of("no").in("a\tb\n\ud83d\ude00xy", 6, 8).text()).isEqualTo("""
                        no
                            a b \ud83d\ude00xy
                                 ^^""");
    }

    @Test
    void movesIntoALongerText() {
        Problem part = Problem.of("no").in("sm", 0, 2);

        assertThat(part.within("250sm", 3).excerpt()).isEqualTo(new Excerpt("250sm", 3, 5));
    }

    @Test
    void isToldWithAllOthers() {
        BruntException refusal = new BruntException(List.of(Problem.of("one"), Problem.of("two")));

        assertThat(refusal).hasMessage("one\ntwo");
    }

    @Nested
    class TheNearestSpelling {

        @ParameterizedTest
        @CsvSource({
            "sm, ms",
            "eror-rate, error-rate",
            "errorrate, error-rate",
            "THROUGHPUT, throughput",
            "maxx, max",
            "troughptu, throughput"
        })
        void isWithinTwoEdits(String wrong, String right) {
            List<String> there = List.of("s", "m", "ms", "max", "min", "error-rate", "throughput");

            assertThat(NearestSpelling.of(wrong, there)).contains(right);
        }

        @ParameterizedTest
        @ValueSource(strings = {"abc", "maximum", "mx1", "x", "y", ",", "erroneous"})
        void isNotFarFetched(String wrong) {
            assertThat(NearestSpelling.of(wrong, List.of("h", "ms", "max", "error-rate")))
                    .isEmpty();
        }

        @Test
        void givesWayToTheListOfChoices() {
            assertThat(NearestSpelling.hint("speed", List.of("max", "min"))).isEqualTo("choose one of max, min");
        }

        @ParameterizedTest
        @CsvSource({
            "ab, ba, 1",
            "abc, abc, 0",
            "abc, abd, 1",
            "abc, ac, 1",
            "ca, abc, 3",
            "a, abcd, 3",
            "kitten, sitting, 3"
        })
        void countsASwapAsOneEdit(String a, String b, int edits) {
            assertThat(NearestSpelling.distance(a, b)).isEqualTo(edits);
        }
    }
}

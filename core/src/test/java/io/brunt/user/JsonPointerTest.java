// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPointerTest {

    /** The document of RFC 6901, section 5. */
    private static final String RFC = "{\"foo\": [\"bar\", \"baz\"], \"\": 0, \"a/b\": 1, \"c%d\": 2, \"e^f\": 3,"
            + "\"g|h\": 4, \"i\\\\j\": 5, \"k\\\"l\": 6, \" \": 7, \"m~n\": 8, \"~1\": 9}";

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "/foo,'[\"bar\",\"baz\"]'",
                "/foo/0,bar",
                "/,0",
                "/a~1b,1",
                "/c%d,2",
                "/e^f,3",
                "/g|h,4",
                "/i\\j,5",
                "/k\"l,6",
                "/ ,7",
                "/m~0n,8",
                "/~01,9"
            })
    void findsWhatTheRfcFinds(String pointer, String value) {
        assertThat(new JsonPointer(pointer).in(RFC)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/foo/2", "/foo/01", "/foo/-", "/foo/0/x", "/foo/99999999999", "/foo/-1"})
    void findsNothingWhereThereIsNothing(String pointer) {
        assertThat(new JsonPointer(pointer).in(RFC)).isNull();
    }

    @Test
    void givesValuesAsTheyAreWritten() {
        String document = "{\"n\": 1.50, \"b\": true, \"z\": null, \"o\": {\"a\": 1}}";

        assertThat(new JsonPointer("/n").in(document)).isEqualTo("1.50");
        assertThat(new JsonPointer("/b").in(document)).isEqualTo("true");
        assertThat(new JsonPointer("/z").in(document)).isNull();
        assertThat(new JsonPointer("/o").in(document)).isEqualTo("{\"a\":1}");
        assertThat(new JsonPointer("").in("3")).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "/a~2", "/a~"})
    void refusesWhatIsNoPointer(String pointer) {
        assertThatThrownBy(() -> new JsonPointer(pointer)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"a\":1", "{} {}", "{a: 1}"})
    void saysThatABodyIsNotJson(String document) {
        assertThatThrownBy(() -> new JsonPointer("/a").in(document))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the body is not JSON: " + document);
    }
}

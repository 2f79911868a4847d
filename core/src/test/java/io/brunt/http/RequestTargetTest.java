// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTargetTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/css?family=Lato:400,/css?family=Lato:400",
                "/a|b,/a%7Cb",
                "/a b+c,/a%20b+c",
                "/a%2Fb%20c,/a%2Fb%20c",
                "/100%,/100%25",
                "/ü,/%C3%BC",
                "/a#part,/a",
                "/q?x={1},/q?x=%7B1%7D"
            })
    void encodesOnlyWhatMayNotGoOverTheWire(String written, String sent) {
        assertThat(RequestTarget.encode(written)).isEqualTo(sent);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceHeaderTest {

    private final InstanceHeader header = InstanceHeader.named("X-Instance");

    private String instance(String value) {
        byte[] bytes = value.getBytes(ISO_8859_1);
        return header.instance(bytes, 0, bytes.length);
    }

    @Test
    void isReadOfBothVersionsOfHttp() {
        AnswerHead old = new AnswerHead(false, header);
        byte[] line = "x-INSTANCE:  api-1 ".getBytes(ISO_8859_1);
        old.headerLine(line, 0, line.length, null);
        AnswerHead second = new AnswerHead(false, header);
        second.field("x-instance", "api-1");

        assertThat(old.instance).isEqualTo("api-1").isSameAs(second.instance);
        old.reset();
        assertThat(old.instance).isNull();
    }

    @Test
    void isNoOtherHeader() {
        AnswerHead head = new AnswerHead(false, header);
        for (String name : new String[] {"x-instances", "x-instanc", "content-type", ""}) {
            head.field(name, "api-1");
        }

        assertThat(head.instance).isNull();
    }

    @Test
    void namesTheSameOnceOnly() {
        assertThat(instance("api-1")).isSameAs(instance("api-1")).isSameAs(header.instance("api-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\tb", "caf\u00e9", "\u001b[31m"})
    void takesNothingThatCannotBeShown(String value) {
        assertThat(instance(value)).isNull();
        assertThat(header.instance(value)).isNull();
    }

    @Test
    void takesNoNameWithoutEnd() {
        assertThat(instance("x".repeat(100))).hasSize(100);
        assertThat(instance("x".repeat(101))).isNull();
    }

    @Test
    void putsAllThatComeWhenThereAreEnoughTogether() {
        for (int i = 1; i <= 100; i++) {
            assertThat(instance("request-" + i)).isEqualTo("request-" + i);
        }

        assertThat(instance("request-101")).isEqualTo("other instances").isEqualTo(header.instance("request-102"));
        assertThat(instance("request-100")).isEqualTo("request-100");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.problem.BruntException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {

    private final Placeholders placeholders = new Placeholders(Map.of(
            "port", "80",
            "file", "<a> & \"b\"",
            "api", Map.of("ports", List.of("81", "82"), "1", Map.of("port", "81"), "2", Map.of("port", "82"))));

    @Test
    void standForValues() {
        assertThat(placeholders.fill("--port={{port}} {{api.2.port}}")).isEqualTo("--port=80 82");
    }

    @Test
    void repeatASectionForEachValue() {
        assertThat(placeholders.fill("{{#api.ports}} server 127.0.0.1:{{.}}; {{/api.ports}}"))
                .isEqualTo(" server 127.0.0.1:81;  server 127.0.0.1:82; ");
    }

    @Test
    void areNotEscapedForHtml() {
        assertThat(placeholders.fill("{{file}}")).isEqualTo("<a> & \"b\"");
    }

    @Test
    void leaveOtherBracesAlone() {
        assertThat(placeholders.fill("http { listen ${port}; }")).isEqualTo("http { listen ${port}; }");
    }

    @Test
    void refuseAnUnknownName() {
        assertThatThrownBy(() -> placeholders.fill("--port={{prot}}"))
                .isInstanceOf(BruntException.class)
                .hasMessage("""
                        unknown placeholder {{prot}}
                            --port={{prot}}
                                     ^^^^
                            did you mean port?""");
    }

    @Test
    void refuseAnUnknownInstanceAndListWhatThereIs() {
        assertThatThrownBy(() -> placeholders.fill("a\nb {{api.33.port}}")).hasMessage("""
                        unknown placeholder {{api.33.port}} in line 2
                            b {{api.33.port}}
                                ^^^^^^^^^^^
                            did you mean api.1.port?""");
        assertThatThrownBy(() -> placeholders.fill("{{database}}"))
                .hasMessageContaining("choose one of api.1.port, api.2.port, api.ports, file, port");
    }

    @Test
    void refuseASectionThatMustacheWouldLeaveOut() {
        assertThatThrownBy(() -> placeholders.fill("{{#apu.ports}}{{.}}{{/apu.ports}}"))
                .hasMessageContaining("unknown placeholder {{apu.ports}}")
                .hasMessageContaining("did you mean api.ports?");
    }

    @Test
    void refuseWhatOnlyReflectionKnows() {
        assertThatThrownBy(() -> placeholders.fill("{{#api.ports}}{{length}}{{/api.ports}}"))
                .hasMessageContaining("unknown placeholder {{length}}");
        assertThatThrownBy(() -> placeholders.fill("{{class}}")).hasMessageContaining("unknown placeholder {{class}}");
    }

    @Test
    void refuseASectionThatIsNotClosed() {
        assertThatThrownBy(() -> placeholders.fill("{{#api.ports}}")).hasMessageContaining("not a Mustache template");
    }
}

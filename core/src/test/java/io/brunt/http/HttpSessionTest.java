// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static io.brunt.user.CodeRuns.perUser;
import static io.brunt.user.CodeRuns.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.record.Connections;
import io.brunt.record.Recording;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests of Java code to servers that misbehave; the same rules as for requests of an event loop's own. */
@Timeout(60)
class HttpSessionTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    /** Answers the first request of each connection, and closes under the second. */
    private static ScriptedServer closingUnderTheSecond() throws IOException {
        return new ScriptedServer(it -> {
            if (it.number() == 0) {
                it.send(OK);
            }
            return it.number() == 0;
        });
    }

    @Test
    void sendsAnIdempotentRequestOnceMoreWhereACloseCrossedIt() throws IOException {
        try (ScriptedServer server = closingUnderTheSecond()) {
            Recording recording =
                    run(perUser(4, 1), user -> user.http().get("/").send(), server.url());

            assertThat(recording.whole().tally().completed()).isEqualTo(4);
            assertThat(server.heads()).hasSize(7);
            assertThat(recording.connections()).isEqualTo(new Connections(4, 3, 3));
        }
    }

    @Test
    void neverRepeatsWhatMayHaveBeenActedOn() throws IOException {
        try (ScriptedServer server = closingUnderTheSecond()) {
            Recording recording =
                    run(perUser(4, 1), user -> user.http().post("/").send(), server.url());

            assertThat(server.heads()).hasSize(4);
            assertThat(recording.whole().tally().completed()).isEqualTo(2);
            assertThat(recording.errors()).singleElement().satisfies(it -> {
                assertThat(it.kind()).isEqualTo("closed-idle");
                assertThat(it.count()).isEqualTo(2);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "closed-early, HTTP/1.1 200 OK|Content-Length: 100||half",
        "malformed, SSH-2.0-OpenSSH_9.6|",
        "malformed, HTTP/1.1 200 OK|Content-Length: many||"
    })
    void tellsWhatWasWrongWithAnAnswer(String kind, String answer) throws IOException {
        try (ScriptedServer server = new ScriptedServer(it -> {
            it.send(answer.replace("|", "\r\n"));
            return false;
        })) {
            Recording recording =
                    run(perUser(3, 2), user -> user.http().get("/").send(), server.url());

            assertThat(recording.whole().tally().errors()).isEqualTo(6);
            assertThat(recording.errors()).singleElement().satisfies(it -> {
                assertThat(it.kind()).isEqualTo(kind);
                assertThat(it.count()).isEqualTo(6);
            });
        }
    }
}

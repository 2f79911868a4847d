// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static io.brunt.user.CodeRuns.perUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.engine.StopSignal;
import io.brunt.record.Connections;
import io.brunt.record.Recording;
import io.brunt.user.CodeRuns;
import io.brunt.user.HttpReply;
import io.brunt.user.UserCode;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests of Java code over HTTP/2. */
@Timeout(60)
class Http2UserTest {

    private static final int USERS = 3;

    private final JettyServer server = JettyServer.clear(100);
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        server.close();
    }

    private Recording run(UserCode code) {
        Egress egress = Egress.toLoopback(Transport.DEFAULT.withVersion(HttpVersion.HTTP_2));
        return CodeRuns.run(perUser(4, USERS), code, egress, new StopSignal(), server.url());
    }

    @Test
    void readTheirAnswersAndKeepCookiesOverAConnectionOfTheUsersOwn() {
        Recording recording = run(user -> {
            user.http().get("/cookie").send();
            HttpReply echo = user.http()
                    .post("/echo")
                    .header("Connection", "keep-alive")
                    .header("X-User", "Ann")
                    .body("{}")
                    .send();
            seen.add(echo.text());
        });

        assertThat(recording.errors()).isEmpty();
        assertThat(recording.whole().tally().completed()).isEqualTo(4 * USERS);
        assertThat(recording.connections()).isEqualTo(new Connections(USERS, 0, 0));
        assertThat(recording.protocols()).containsExactly("HTTP/2");
        assertThat(server.requests()).isEqualTo(2 * 4 * USERS);
        assertThat(server.connections()).isEqualTo(USERS);
        assertThat(seen)
                .hasSize(4 * USERS)
                .allSatisfy(it -> assertThat(it)
                        .startsWith("POST ")
                        .contains("user=ann", "x-user: Ann", "content-length: 2")
                        .doesNotContainIgnoringCase("connection:"));
    }

    @Test
    void followRedirectsAndSeeEveryStatus() {
        Recording recording = run(user -> {
            HttpReply reply = user.http().get("/to/status/404").expect(404).send();
            seen.add(reply.status() + " " + reply.text());
        });

        assertThat(recording.errors()).isEmpty();
        assertThat(seen).hasSize(4 * USERS).containsOnly("404 told to");
        assertThat(server.requests()).isEqualTo(2 * 4 * USERS);
    }

    @Test
    void refuseToKeepABodyWithoutEndAndGoOnWithTheConnection() {
        Recording recording = run(user -> {
            try {
                user.http().get("/bytes/" + (AnswerContent.MOST_BYTES + 1)).send();
            } finally {
                user.http().get("/").send();
            }
        });

        assertThat(recording.errors()).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo("body-too-long");
            assertThat(it.count()).isEqualTo(4 * USERS);
        });
        assertThat(recording.connections().opened()).isEqualTo(USERS);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import static io.brunt.user.CodeRuns.perUser;
import static io.brunt.user.CodeRuns.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.record.Recording;
import io.brunt.record.StepRecording;
import io.brunt.record.Tally;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UserRedirectTest {

    private final ConcurrentLinkedQueue<Object> seen = new ConcurrentLinkedQueue<>();

    private static WebServer.Answering redirecting(int status, String location) {
        return it -> {
            if (it.line().endsWith("/from")) {
                it.redirect(status, location);
            } else {
                it.reply(200, it.body());
            }
        };
    }

    @Test
    void followsAsOneRequestOfItsStep() throws IOException {
        try (WebServer server = new WebServer(redirecting(302, "/to?x=1"))) {
            Recording recording = run(
                    perUser(5, 2),
                    user -> seen.add(user.http().post("/from").body("b").send().status()),
                    server.url());

            assertThat(seen).hasSize(10).containsOnly(200);
            assertThat(server.served()).isEqualTo(20);
            assertThat(server.lines()).containsOnly("POST /from", "GET /to?x=1");
            StepRecording step = recording.step("POST /from").orElseThrow();
            assertThat(step.whole().tally().completed()).isEqualTo(10);
            assertThat(step.statusCodes()).isEqualTo(Map.of(200, 10L));
            assertThat(recording.steps()).hasSize(1);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void keepsMethodAndBodyFor307() throws IOException {
        try (WebServer server = new WebServer(redirecting(307, "to"))) {
            run(
                    perUser(1, 1),
                    user -> seen.add(user.http()
                            .post("/deep/from")
                            .header("Content-Type", "text/plain")
                            .body("kept")
                            .send()
                            .text()),
                    server.url());

            assertThat(server.lines()).containsExactly("POST /deep/from", "POST /deep/to");
            assertThat(seen).containsExactly("kept");
            assertThat(server.calls().get(1).header("Content-Type")).isEqualTo("text/plain");
        }
    }

    @Test
    void givesTheRedirectItselfIfAsked() throws IOException {
        try (WebServer server = new WebServer(redirecting(302, "/to"))) {
            Recording recording = run(
                    perUser(1, 1),
                    user -> {
                        HttpReply reply =
                                user.http().get("/from").followRedirects(false).send();
                        seen.add(reply.status() + " " + reply.header("Location"));
                        seen.add(user.http().get("/from").expect(302).send().status());
                    },
                    server.url());

            assertThat(seen).containsExactly("302 /to", 302);
            assertThat(recording.whole().tally().completed()).isEqualTo(1);
        }
    }

    @Test
    void givesUpWhatGoesRoundInCircles() throws IOException {
        try (WebServer server = new WebServer(it -> it.redirect(302, "/round"))) {
            Recording recording =
                    run(perUser(1, 2), user -> user.http().get("/round").send(), server.url());

            // The request and ten redirects of it.
            assertThat(server.served()).isEqualTo(22);
            Tally tally = recording.step("GET /round").orElseThrow().whole().tally();
            assertThat(tally.errors()).isEqualTo(2);
            assertThat(tally.bytesOut()).isGreaterThan(22 * 40);
            assertThat(recording.errors()).singleElement().satisfies(it -> {
                assertThat(it.kind()).isEqualTo("too-many-redirects");
                assertThat(it.count()).isEqualTo(2);
            });
        }
    }

    @Test
    void keepsCredentialsFromAnotherServer() throws IOException {
        try (WebServer other = new WebServer(it -> it.reply(200, ""));
                WebServer server = new WebServer(it -> {
                    switch (it.line()) {
                        case "GET /from" -> it.redirect(302, "/own");
                        case "GET /own" -> it.redirect(302, other.url() + "/other");
                        default -> it.reply(200, "");
                    }
                })) {
            run(
                    perUser(1, 1),
                    user -> user.http()
                            .get("/from")
                            .header("Authorization", "Bearer secret")
                            .header("X-Trace", "1")
                            .send(),
                    server.url());

            assertThat(server.calls())
                    .extracting(it -> it.header("Authorization"))
                    .containsExactly("Bearer secret", "Bearer secret");
            assertThat(other.calls()).singleElement().satisfies(it -> {
                assertThat(it.header("Authorization")).isNull();
                assertThat(it.header("X-Trace")).isEqualTo("1");
                assertThat(it.header("Host")).isEqualTo("127.0.0.1:" + other.port());
            });
        }
    }

    @Test
    void sendsNothingWhereARedirectMustNotLead() throws IOException {
        try (WebServer other = new WebServer(it -> it.reply(200, ""));
                WebServer server = new WebServer(it -> it.redirect(302, "http://0.0.0.0:" + other.port() + "/"))) {
            Recording recording =
                    run(perUser(2, 1), user -> user.http().get("/").send(), server.url());

            assertThat(server.served()).isEqualTo(2);
            assertThat(other.served()).isZero();
            assertThat(recording.whole().tally().errors()).isEqualTo(2);
            assertThat(recording.errors())
                    .singleElement()
                    .satisfies(it -> assertThat(it.kind()).isEqualTo("host-not-allowed"));
        }
    }

    @Test
    void takesCookiesAlong() throws IOException {
        try (WebServer server = new WebServer(it -> {
            if (it.line().equals("POST /login")) {
                it.with("Set-Cookie", "session=s1; HttpOnly").redirect(303, "/home");
            } else {
                it.reply(200, String.valueOf(it.header("Cookie")));
            }
        })) {
            run(
                    perUser(1, 1),
                    user -> seen.add(user.http().post("/login").send().text()),
                    server.url());

            assertThat(seen).containsExactly("session=s1");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static io.brunt.http.HttpRuns.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.record.Recording;
import io.brunt.record.Tally;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code @HttpEndpoint(followRedirects = true)} on event loops, against real sockets. */
@Timeout(60)
class HttpRedirectsTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private static HttpRequest post(boolean follows, Duration timeout) {
        byte[] body = "body".getBytes(StandardCharsets.UTF_8);
        return new HttpRequest("POST", "/from", List.of(), body, Set.of(), timeout, follows, "");
    }

    private static final HttpRequest FOLLOWING = post(true, Duration.ofSeconds(60));

    private static LoadPlan perUser(int iterations, int users) {
        return LoadPlan.builder(new LoadModel.IterationsPerUser(iterations, users, Duration.ofSeconds(30)))
                .build();
    }

    private static String redirect(int status, String location) {
        return "HTTP/1.1 " + status + " Elsewhere\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
    }

    private static ScriptedServer.Script redirecting(String answer) {
        return it -> {
            String sent = it.head().contains("/from ") ? answer : OK;
            it.send(sent);
            return !sent.contains("Connection: close");
        };
    }

    @Test
    void followsAsOneRequestOverTheUsersConnection() throws IOException {
        try (ScriptedServer server = new ScriptedServer(redirecting(redirect(302, "/to")))) {
            Recording recording = run(perUser(10, 2), FOLLOWING, server.url());

            assertThat(server.heads()).hasSize(40);
            assertThat(server.heads())
                    .filteredOn(it -> it.startsWith("POST /from "))
                    .hasSize(20);
            assertThat(server.heads())
                    .filteredOn(it -> it.startsWith("GET /to "))
                    .hasSize(20);
            assertThat(server.connections()).isEqualTo(2);
            assertThat(recording.whole().tally().completed()).isEqualTo(20);
            assertThat(recording.steps()).singleElement().satisfies(it -> {
                assertThat(it.statusCodes()).isEqualTo(Map.of(200, 20L));
                assertThat(it.whole().tally().bytesIn())
                        .isEqualTo(20L * (redirect(302, "/to").length() + OK.length()));
            });
        }
    }

    @Test
    void leavesARedirectAloneUnlessAsked() throws IOException {
        try (ScriptedServer server = new ScriptedServer(redirecting(redirect(302, "/to")))) {
            Recording recording = run(perUser(5, 1), post(false, Duration.ofSeconds(60)), server.url());

            assertThat(server.heads()).hasSize(5);
            assertThat(recording.steps())
                    .singleElement()
                    .satisfies(it -> assertThat(it.statusCodes()).isEqualTo(Map.of(302, 5L)));
        }
    }

    @Test
    void connectsAgainWhereARedirectClosesTheConnection() throws IOException {
        String closing = redirect(307, "/to").replace("Content-Length", "Connection: close\r\nContent-Length");
        try (ScriptedServer server = new ScriptedServer(redirecting(closing))) {
            Recording recording = run(perUser(3, 1), FOLLOWING, server.url());

            assertThat(recording.whole().tally().completed()).isEqualTo(3);
            assertThat(server.heads())
                    .filteredOn(it -> it.startsWith("POST /to "))
                    .hasSize(3);
        }
    }

    @Test
    void countsARequestWhereItWasSentFirst() throws IOException {
        try (ScriptedServer two = new ScriptedServer(redirecting(OK));
                ScriptedServer one = new ScriptedServer(redirecting(redirect(307, two.url() + "/to")))) {
            Recording recording = run(perUser(4, 1), FOLLOWING, one.url(), two.url());

            assertThat(one.heads()).hasSize(2);
            assertThat(two.heads()).hasSize(4);
            assertThat(recording.instances())
                    .extracting(it -> it.slice().tally().completed())
                    .containsExactly(2L, 2L);
        }
    }

    @Test
    void givesUpWhatGoesRoundInCircles() throws IOException {
        try (ScriptedServer server = new ScriptedServer(it -> {
            it.send(redirect(307, "/from"));
            return true;
        })) {
            Recording recording = run(perUser(2, 2), FOLLOWING, server.url());

            assertThat(server.heads()).hasSize(4 * 11);
            assertThat(recording.whole().tally().errors()).isEqualTo(4);
            assertThat(recording.errors())
                    .singleElement()
                    .satisfies(it -> assertThat(it.kind()).isEqualTo("too-many-redirects"));
        }
    }

    @Test
    void sendsNothingWhereARedirectMustNotLead() throws IOException {
        try (ScriptedServer other = new ScriptedServer(redirecting(OK));
                // Not a loopback address, and yet it leads to this machine's server if it is really asked.
                ScriptedServer server = new ScriptedServer(redirecting(
                        redirect(302, "http://0.0.0.0:" + other.url().getPort() + "/")))) {
            Recording recording = run(perUser(3, 1), FOLLOWING, server.url());

            assertThat(other.connections()).isZero();
            assertThat(recording.whole().tally().errors()).isEqualTo(3);
            assertThat(recording.errors())
                    .singleElement()
                    .satisfies(it -> assertThat(it.kind()).isEqualTo("host-not-allowed"));
        }
    }

    @Test
    void tellsALocationThatIsNoUrl() throws IOException {
        try (ScriptedServer server = new ScriptedServer(redirecting(redirect(302, "shop://cart")))) {
            Recording recording = run(perUser(1, 1), FOLLOWING, server.url());

            assertThat(recording.errors()).singleElement().satisfies(it -> {
                assertThat(it.kind()).isEqualTo("malformed");
                assertThat(it.sample()).isEqualTo("a redirect to what is no URL of http: shop://cart");
            });
        }
    }

    @Test
    void boundsTheWholeChainByOneTimeout() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(it -> {
            if (it.head().contains("/to ")) {
                never.await();
            }
            it.send(redirect(302, "/to"));
            return true;
        })) {
            Recording recording = run(perUser(3, 1), post(true, Duration.ofMillis(200)), server.url());

            assertThat(recording.whole().tally().errors()).isEqualTo(3);
            assertThat(recording.errors())
                    .singleElement()
                    .satisfies(it -> assertThat(it.kind()).isEqualTo("response-timeout"));
        }
    }

    @Test
    void abandonsAChainThatIsUnderWay() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantUsers(3, Duration.ofMillis(300)))
                .gracefulStop(Duration.ofMillis(300))
                .build();
        try (ScriptedServer server = new ScriptedServer(it -> {
            if (it.head().contains("/to ")) {
                never.await();
            }
            it.send(redirect(302, "/to"));
            return true;
        })) {
            Recording recording = run(plan, FOLLOWING, server.url());

            Tally step = recording.step("POST /from").orElseThrow().whole().tally();
            assertThat(step.abandoned()).isEqualTo(3);
            assertThat(step.bytesIn()).isEqualTo(3L * redirect(302, "/to").length());
            assertThat(recording.whole().tally().abandoned()).isEqualTo(3);
        }
    }
}

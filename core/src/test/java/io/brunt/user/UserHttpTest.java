// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import static io.brunt.user.CodeRuns.perUser;
import static io.brunt.user.CodeRuns.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.engine.StopSignal;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.record.Ending;
import io.brunt.record.Recording;
import io.brunt.record.StepRecording;
import io.brunt.record.Tally;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UserHttpTest {

    private static final Ending ENOUGH = Ending.interrupted("enough");

    private final ConcurrentLinkedQueue<Object> seen = new ConcurrentLinkedQueue<>();

    private static Tally step(Recording recording, String name) {
        return recording.step(name).map(StepRecording::whole).orElseThrow().tally();
    }

    @Test
    void measuresEachSendAsARequestOfItsStep() throws IOException {
        try (WebServer server = new WebServer(it -> it.reply(200, "{}"))) {
            Recording recording = run(
                    perUser(10, 3),
                    user -> {
                        user.http()
                                .post("/login")
                                .body("{\"name\":\"ann\"}")
                                .as("login")
                                .send();
                        user.http().get("/cart?user=" + user.id()).send();
                        user.http().put("stock").body(new byte[] {1, 2}).send();
                    },
                    server.url());

            assertThat(server.served()).isEqualTo(90);
            assertThat(recording.whole().tally().completed()).isEqualTo(30);
            assertThat(recording.steps())
                    .extracting(StepRecording::name)
                    .containsExactlyInAnyOrder("login", "GET /cart", "PUT /stock");
            assertThat(recording.steps()).allSatisfy(it -> {
                assertThat(it.whole().tally().completed()).isEqualTo(30);
                assertThat(it.statusCodes()).isEqualTo(Map.of(200, 30L));
                assertThat(it.whole().tally().bytesIn()).isGreaterThan(30 * 40);
                assertThat(it.whole().tally().bytesOut()).isGreaterThan(30 * 40);
            });
            assertThat(recording.instances())
                    .singleElement()
                    .satisfies(it -> assertThat(it.slice().tally().completed()).isEqualTo(90));
            assertThat(server.calls())
                    .filteredOn(it -> it.line().equals("POST /login"))
                    .allSatisfy(it -> assertThat(it.body()).isEqualTo("{\"name\":\"ann\"}"));
            // A connection belongs to its user, and is kept.
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void takesBaseUrlsInTurnOneForEachIteration() throws IOException {
        try (WebServer one = new WebServer(it -> it.reply(200, "1"));
                WebServer two = new WebServer(it -> it.reply(200, "2"))) {
            Recording recording = run(
                    perUser(10, 3),
                    user -> {
                        String first = user.http().get("/a").send().text();
                        user.check(
                                "stays",
                                first.equals(user.http().get("/b").send().text()));
                    },
                    one.url(),
                    two.url());

            assertThat(recording.whole().tally().failedChecks()).isZero();
            assertThat(List.of(one.served(), two.served())).containsExactly(30, 30);
            assertThat(recording.instances())
                    .extracting(it -> it.slice().tally().started())
                    .containsExactly(30L, 30L);
        }
    }

    @Test
    void keepsThePathOfTheBaseUrl() throws IOException {
        try (WebServer server = new WebServer(it -> it.reply(200, ""))) {
            run(
                    perUser(1, 1),
                    user -> user.http().get("/cart?a=http://b/c").send(),
                    URI.create(server.url() + "/shop/"));

            assertThat(server.lines()).containsExactly("GET /shop/cart?a=http://b/c");
        }
    }

    @Test
    void sendsAWholeUrlToAHostThatIsAllowed() throws IOException {
        try (WebServer base = new WebServer(it -> it.reply(200, ""));
                WebServer other = new WebServer(it -> it.reply(200, ""))) {
            Recording recording = run(
                    perUser(2, 1),
                    user -> {
                        user.http().get(other.url() + "/other").send();
                        user.http().get(base.url() + "/own").send();
                    },
                    base.url());

            assertThat(other.lines()).containsExactly("GET /other", "GET /other");
            assertThat(recording.whole().tally().completed()).isEqualTo(2);
            // What goes to a base URL's server is counted there, however it was written.
            assertThat(recording.instances())
                    .singleElement()
                    .satisfies(it -> assertThat(it.slice().tally().completed()).isEqualTo(2));
        }
    }

    @Test
    void givesTheReplyAsItCame() throws IOException {
        try (WebServer server = new WebServer(it -> it.with("Content-Type", "text/plain; charset=ISO-8859-1")
                .with("X-Many", "1")
                .with("X-Many", "2")
                .reply(201, "{\"token\":\"t\u00c3\"}"))) {
            run(
                    perUser(1, 1),
                    user -> {
                        HttpReply reply = user.http().get("/").send();
                        seen.add(reply.status());
                        seen.add(reply.text());
                        seen.add(reply.bytes().length);
                        seen.add(String.valueOf(reply.header("x-MANY")));
                        seen.add(String.valueOf(reply.header("absent")));
                        seen.add(reply.headers("X-Many"));
                        seen.add(String.valueOf(reply.json("/token")).length());
                        seen.add(user.http().head("/").send().bytes().length);
                    },
                    server.url());
        }

        // Two bytes of UTF-8, read as Latin-1 since the server says so.
        assertThat(seen)
                .containsExactly(201, "{\"token\":\"t\u00c3\u0083\"}", 15, "1", "null", List.of("1", "2"), 3, 0);
    }

    @Test
    void countsRequestsAroundIterationsToo() throws IOException {
        try (WebServer server = new WebServer(it -> it.reply(200, ""))) {
            UserCode code = new UserCode() {
                @Override
                public void iterate(VirtualUser user) {}

                @Override
                public void beforeUser(VirtualUser user) {
                    user.http().post("/login").send();
                }

                @Override
                public void afterUser(VirtualUser user) {
                    user.http().post("/logout").send();
                }
            };

            Recording recording = run(perUser(2, 3), code, server.url());

            assertThat(server.served()).isEqualTo(6);
            assertThat(step(recording, "POST /login").completed()).isEqualTo(3);
            assertThat(step(recording, "POST /logout").completed()).isEqualTo(3);
        }
    }

    @Test
    void keepsWarmUpOutOfEveryFigure() throws IOException {
        try (WebServer server = new WebServer(it -> it.reply(200, ""))) {
            LoadPlan plan = LoadPlan.builder(new LoadModel.IterationsPerUser(5, 2, Duration.ofSeconds(30)))
                    .warmup(Duration.ofMillis(300))
                    .build();

            Recording recording = run(plan, user -> user.http().get("/").send(), server.url());

            assertThat(step(recording, "GET /").started()).isEqualTo(10);
            assertThat(recording.instances())
                    .singleElement()
                    .satisfies(it -> assertThat(it.slice().tally().started()).isEqualTo(10));
            assertThat(server.served()).isGreaterThan(10);
        }
    }

    @Nested
    class WhenAStatusIsAnError {

        @Test
        void countsItAndGivesTheReply() throws IOException {
            try (WebServer server = new WebServer(it -> it.reply(404, "no such cart"))) {
                Recording recording = run(
                        perUser(5, 2),
                        user -> seen.add(user.http().get("/cart").send().status()),
                        server.url());

                assertThat(seen).hasSize(10).containsOnly(404);
                assertThat(recording.whole().tally().errors()).isEqualTo(10);
                assertThat(step(recording, "GET /cart").errors()).isEqualTo(10);
                assertThat(recording.errors()).singleElement().satisfies(it -> {
                    assertThat(it.kind()).isEqualTo("status-404");
                    assertThat(it.count()).isEqualTo(10);
                    assertThat(it.sample()).isEqualTo("404 no such cart");
                });
            }
        }

        @Test
        void takesItForCompletedIfItIsExpected() throws IOException {
            try (WebServer server = new WebServer(it -> it.reply(404, ""))) {
                Recording recording = run(
                        perUser(5, 1),
                        user -> user.http().delete("/cart").expect(204, 404).send(),
                        server.url());

                assertThat(recording.whole().tally().completed()).isEqualTo(5);
                assertThat(recording.errors()).isEmpty();
            }
        }

        @Test
        void tellsWhatTheTargetShed() throws IOException {
            try (WebServer server =
                    new WebServer(it -> it.with("Retry-After", "1").reply(503, ""))) {
                Recording recording =
                        run(perUser(5, 1), user -> user.http().get("/").send(), server.url());

                assertThat(step(recording, "GET /").shed()).isEqualTo(5);
            }
        }
    }

    @Nested
    class WhenThereIsNoAnswer {

        @Test
        void throwsAndIsToldOnce() throws IOException {
            URI nobody;
            try (ServerSocket free = new ServerSocket(0)) {
                nobody = URI.create("http://127.0.0.1:" + free.getLocalPort());
            }

            Recording recording = run(
                    perUser(5, 2),
                    user -> {
                        try {
                            user.http().get("/").send();
                        } catch (RequestFailedException refused) {
                            seen.add(refused.kind());
                            throw new IllegalStateException(refused);
                        }
                    },
                    nobody);

            assertThat(seen).hasSize(10).containsOnly("connect-refused");
            assertThat(recording.whole().tally().errors()).isEqualTo(10);
            assertThat(step(recording, "GET /").errors()).isEqualTo(10);
            assertThat(recording.errors()).singleElement().satisfies(it -> {
                assertThat(it.kind()).isEqualTo("connect-refused");
                assertThat(it.count()).isEqualTo(10);
            });
        }

        @Test
        void makesTheIterationAnErrorEvenIfItWasCaught() throws IOException {
            CountDownLatch never = new CountDownLatch(1);
            try (WebServer server = new WebServer(it -> never.await())) {
                Recording recording = run(
                        perUser(2, 1),
                        user -> {
                            try {
                                user.http().get("/").timeout("500ms").send();
                            } catch (RequestFailedException late) {
                                seen.add(late.kind());
                            }
                        },
                        server.url());

                assertThat(seen).containsExactly("response-timeout", "response-timeout");
                assertThat(recording.whole().tally().errors()).isEqualTo(2);
                assertThat(step(recording, "GET /").errors()).isEqualTo(2);
                assertThat(server.served()).isEqualTo(2);
            }
        }

        @Test
        void doesNotReadAReplyWithoutEnd() throws IOException {
            byte[] mebibyte = new byte[1024 * 1024];
            Arrays.fill(mebibyte, (byte) 'x');
            try (WebServer server = new WebServer(it -> {
                it.exchange().sendResponseHeaders(200, 0);
                for (int i = 0; i < 20; i++) {
                    it.exchange().getResponseBody().write(mebibyte);
                }
                it.exchange().close();
            })) {
                Recording recording =
                        run(perUser(1, 1), user -> user.http().get("/").send(), server.url());

                assertThat(recording.errors()).singleElement().satisfies(it -> {
                    assertThat(it.kind()).isEqualTo("body-too-long");
                    assertThat(it.sample()).isEqualTo("a body longer than the 16 MiB that are kept");
                });
            }
        }

        @Test
        void saysWhatToSetWithoutABaseUrl() {
            Recording recording =
                    run(perUser(1, 1), user -> user.http().get("/cart").send());

            assertThat(recording.errors())
                    .singleElement()
                    .satisfies(it -> assertThat(it.sample())
                            .contains("there is no base URL for GET /cart")
                            .contains("-Dbrunt.baseUrl="));
        }
    }

    @Test
    void sendsNothingToAHostThatIsNotAllowed() throws IOException {
        try (WebServer other = new WebServer(it -> it.reply(200, ""))) {
            // Not a loopback address, and yet it leads to this machine's server if it is really asked.
            String elsewhere = "http://0.0.0.0:" + other.port() + "/";
            UserCode code = user -> user.http().get(elsewhere).send();

            Recording refused = run(perUser(2, 2), code);
            assertThat(other.served()).isZero();
            assertThat(refused.errors()).singleElement().satisfies(it -> {
                assertThat(it.kind()).isEqualTo("host-not-allowed");
                assertThat(it.count()).isEqualTo(4);
                assertThat(it.sample()).contains("0.0.0.0").contains("brunt.allowedHosts");
            });

            Recording allowed = run(perUser(2, 2), code, List.of("0.0.0.0"), new StopSignal());
            assertThat(other.served()).isEqualTo(4);
            assertThat(allowed.whole().tally().completed()).isEqualTo(4);
        }
    }

    @Test
    void keepsTheCookiesOfEachUserApart() throws IOException {
        try (WebServer server = new WebServer(it -> {
            if (it.line().startsWith("POST /login?")) {
                it.with("Set-Cookie", "id=" + it.exchange().getRequestURI().getQuery() + "; Path=/; Max-Age=60");
            }
            it.reply(200, String.valueOf(it.header("Cookie")));
        })) {
            Recording recording = run(
                    perUser(10, 4),
                    user -> {
                        if (user.iteration() == 0) {
                            user.check(
                                    "begins without",
                                    user.http().get("/").send().text().equals("null"));
                            user.http().post("/login?" + user.id()).send();
                        }
                        user.check(
                                "has its own",
                                user.http().get("/").send().text().equals("id=" + user.id()));
                    },
                    server.url());

            assertThat(recording.whole().tally().checks()).isEqualTo(44);
            assertThat(recording.whole().tally().failedChecks()).isZero();
        }
    }

    @Test
    void goesOnAfterAThreadWasInterruptedByItsOwnCode() throws IOException {
        try (WebServer server = new WebServer(it -> it.reply(200, ""))) {
            Recording recording = run(
                    perUser(4, 2),
                    user -> {
                        if (user.id() == 1 && user.iteration() == 0) {
                            Thread.currentThread().interrupt();
                            try {
                                user.http().get("/").send();
                            } catch (RequestFailedException interrupted) {
                                seen.add(Thread.interrupted());
                                seen.add(interrupted.kind());
                            }
                        }
                        user.http().get("/").send();
                    },
                    server.url());

            assertThat(seen).containsExactly(true, "interrupted");
            assertThat(recording.whole().tally().errors()).isEqualTo(1);
            assertThat(step(recording, "GET /").completed()).isEqualTo(8);
        }
    }

    @Nested
    class AtTheEnd {

        @Test
        void abandonsWhatIsInFlight() throws IOException {
            CountDownLatch never = new CountDownLatch(1);
            try (WebServer server = new WebServer(it -> never.await())) {
                LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantUsers(3, Duration.ofMillis(300)))
                        .gracefulStop(Duration.ofMillis(300))
                        .build();

                Recording recording = run(
                        plan,
                        user -> {
                            try {
                                user.http().get("/slow").send();
                            } finally {
                                // Nothing is sent once it is over, however often it is tried.
                                user.http().get("/again").send();
                            }
                        },
                        server.url());

                assertThat(recording.whole().tally().abandoned()).isEqualTo(3);
                assertThat(step(recording, "GET /slow").abandoned()).isEqualTo(3);
                assertThat(recording.step("GET /again")).isEmpty();
                assertThat(recording.instances())
                        .singleElement()
                        .satisfies(
                                it -> assertThat(it.slice().tally().abandoned()).isEqualTo(3));
                assertThat(server.lines()).containsExactly("GET /slow", "GET /slow", "GET /slow");
                assertThat(recording.errors()).isEmpty();
            }
        }

        @Test
        void abandonsAtOnceWhenItIsStopped() throws IOException {
            CountDownLatch never = new CountDownLatch(1);
            StopSignal stop = new StopSignal();
            try (WebServer server = new WebServer(it -> {
                stop.stop(ENOUGH);
                never.await();
            })) {
                LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantUsers(1, Duration.ofMinutes(5)))
                        .build();

                Recording recording = run(plan, user -> user.http().get("/").send(), List.of(), stop, server.url());

                assertThat(recording.ending()).contains(ENOUGH);
                assertThat(step(recording, "GET /").abandoned()).isEqualTo(1);
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.engine.StopSignal;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.problem.BruntException;
import io.brunt.record.Connections;
import io.brunt.record.Recording;
import io.brunt.unit.Rate;
import io.brunt.user.CodeRuns;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A name may have many addresses, some of them out of order, or elsewhere. */
@Timeout(60)
class AddressesTest {

    private static final HttpRequest GET = HttpRequest.of("GET", "/");
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String GONE = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";
    private static final List<String> BOTH = List.of("127.0.0.1", "127.0.0.2");

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    private Egress egress(Map<String, List<String>> names) {
        return new Egress(AllowedHosts.of(List.of()), Transport.DEFAULT, name -> {
            asked.add(name);
            List<String> found = names.get(name);
            if (found == null) {
                throw new UnknownHostException(name);
            }
            return addresses(found);
        });
    }

    private static InetAddress[] addresses(List<String> texts) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[texts.size()];
        for (int index = 0; index < addresses.length; index++) {
            addresses[index] = InetAddress.getByName(texts.get(index));
        }
        return addresses;
    }

    /** The first look finds loopback, each later one what it is told. */
    private Egress moving(List<String> later) {
        return new Egress(AllowedHosts.of(List.of()), Transport.DEFAULT.withNamesHeld(Duration.ofMillis(100)), name -> {
            asked.add(name);
            return addresses(asked.size() == 1 ? List.of("127.0.0.1") : later);
        });
    }

    private static LoadPlan twoSeconds() {
        return LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(50), Duration.ofSeconds(2)))
                .build();
    }

    @Test
    void areFollowedWhereTheyMoveIfTheRunWasToldTo() throws IOException {
        try (ScriptedServer first = server(GONE, "127.0.0.1", 0);
                ScriptedServer second = server(GONE, "127.0.0.2", first.url().getPort())) {
            Recording recording = HttpRuns.run(twoSeconds(), GET, moving(List.of("127.0.0.2")), shop(first));

            assertThat(recording.errors()).isEmpty();
            assertThat(recording.whole().tally().completed()).isEqualTo(100);
            assertThat(first.connections()).isPositive();
            assertThat(second.connections()).isPositive();
            assertThat(first.connections() + second.connections()).isEqualTo(100);
        }
    }

    @Test
    void areNotFollowedOutOfThisMachine() throws IOException {
        try (ScriptedServer first = server(GONE, "127.0.0.1", 0)) {
            Recording recording = HttpRuns.run(twoSeconds(), GET, moving(List.of("192.0.2.1")), shop(first));

            assertThat(first.connections()).isPositive();
            assertThat(recording.errors()).singleElement().satisfies(it -> {
                assertThat(it.kind()).isEqualTo("host-not-allowed");
                assertThat(it.sample()).contains("shop.test");
                assertThat(it.count()).isEqualTo(100 - first.connections());
            });
        }
    }

    private static ScriptedServer server(String answer, String address, int port) throws IOException {
        return new ScriptedServer(
                exchange -> {
                    exchange.send(answer);
                    return answer.equals(OK);
                },
                new ServerSocket(port, 1000, InetAddress.getByName(address)));
    }

    private static LoadPlan iterations(int count, int users) {
        return LoadPlan.builder(new LoadModel.SharedIterations(count, users, Duration.ofSeconds(20)))
                .build();
    }

    private static URI shop(ScriptedServer server) {
        return URI.create("http://shop.test:" + server.url().getPort());
    }

    @Test
    void areAllUsedByTheConnectionsOfOneUser() throws IOException {
        try (ScriptedServer first = server(GONE, "127.0.0.1", 0);
                ScriptedServer second = server(GONE, "127.0.0.2", first.url().getPort())) {
            Recording recording = HttpRuns.run(iterations(10, 1), GET, egress(Map.of("shop.test", BOTH)), shop(first));

            assertThat(recording.whole().tally().completed()).isEqualTo(10);
            assertThat(first.connections()).isEqualTo(5);
            assertThat(second.connections()).isEqualTo(5);
        }
    }

    @Test
    void areAllUsedByUsersWhoKeepTheirConnections() throws IOException {
        try (ScriptedServer first = server(OK, "127.0.0.1", 0);
                ScriptedServer second = server(OK, "127.0.0.2", first.url().getPort())) {
            LoadPlan plan = LoadPlan.builder(new LoadModel.IterationsPerUser(3, 4, Duration.ofSeconds(20)))
                    .build();

            Recording recording = HttpRuns.run(plan, GET, egress(Map.of("shop.test", BOTH)), shop(first));

            assertThat(recording.whole().tally().completed()).isEqualTo(12);
            assertThat(first.connections()).isEqualTo(2);
            assertThat(second.connections()).isEqualTo(2);
            assertThat(first.heads()).allMatch(it -> it.contains("Host: shop.test:"));
        }
    }

    @Test
    void areUsedByRequestsOfCode() throws IOException {
        try (ScriptedServer first = server(GONE, "127.0.0.1", 0);
                ScriptedServer second = server(GONE, "127.0.0.2", first.url().getPort())) {
            Recording recording = CodeRuns.run(
                    CodeRuns.perUser(10, 1),
                    user -> user.http().get("/").send(),
                    egress(Map.of("shop.test", BOTH)),
                    new StopSignal(),
                    shop(first));

            assertThat(recording.whole().tally().completed()).isEqualTo(10);
            assertThat(first.connections()).isEqualTo(5);
            assertThat(second.connections()).isEqualTo(5);
        }
    }

    @Test
    void arePassedOverWhereNobodyListens() throws IOException {
        try (ScriptedServer first = server(GONE, "127.0.0.1", 0)) {
            Recording recording = HttpRuns.run(
                    iterations(10, 2),
                    GET,
                    egress(Map.of("shop.test", List.of("127.0.0.2", "127.0.0.1", "127.0.0.3"))),
                    shop(first));

            assertThat(recording.errors()).isEmpty();
            assertThat(recording.whole().tally().completed()).isEqualTo(10);
            assertThat(recording.connections()).isEqualTo(new Connections(10, 0, 0));
            assertThat(first.connections()).isEqualTo(10);
        }
    }

    @Test
    void failOnlyOnceForEachRequestWhereAllRefuse() throws IOException {
        int port;
        try (ScriptedServer gone = server(OK, "127.0.0.1", 0)) {
            port = gone.url().getPort();
        }

        Recording recording = HttpRuns.run(
                iterations(10, 2), GET, egress(Map.of("shop.test", BOTH)), URI.create("http://shop.test:" + port));

        assertThat(recording.whole().tally().errors()).isEqualTo(10);
        assertThat(recording.errors()).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo("connect-refused");
            assertThat(it.count()).isEqualTo(10);
            assertThat(it.sample()).contains("http://shop.test:" + port, "none of its 2 addresses");
        });
    }

    @Test
    void areLookedUpOnceForARun() {
        Egress egress = egress(Map.of("shop.test", BOTH, "cart.test", BOTH));

        HttpTarget http = egress.resolve(URI.create("http://shop.test:8080"));
        HttpTarget https = egress.resolve(URI.create("https://SHOP.test/api"));
        egress.resolve(URI.create("http://cart.test"));

        assertThat(https.addresses()).isEqualTo(http.addresses()).hasSize(2);
        assertThat(asked).containsExactly("shop.test", "cart.test");
        assertThatThrownBy(() -> egress.resolve(URI.create("http://none.test")))
                .isInstanceOf(BruntException.class)
                .hasMessageContaining("the host none.test is not known");
    }

    @Test
    void mustAllBeLoopback() {
        Egress egress = egress(Map.of(
                "here.test", List.of("127.0.0.1", "::1"),
                "elsewhere.test", List.of("192.0.2.1"),
                "both.test", List.of("127.0.0.1", "192.0.2.1")));

        assertThat(egress.allows(egress.resolve(URI.create("http://here.test"))))
                .isTrue();
        assertThat(egress.allows(egress.resolve(URI.create("http://elsewhere.test"))))
                .isFalse();
        assertThat(egress.allows(egress.resolve(URI.create("http://both.test"))))
                .isFalse();
    }

    @Test
    void ofARedirectMustBeAllowedToo() throws IOException {
        String redirect = "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: http://both.test/\r\n\r\n";
        HttpRequest following =
                new HttpRequest("GET", "/", List.of(), new byte[0], GET.expectStatus(), GET.timeout(), true, "GET /");
        try (ScriptedServer server = server(redirect, "127.0.0.1", 0)) {
            Recording recording = HttpRuns.run(
                    iterations(2, 1),
                    following,
                    egress(Map.of("shop.test", List.of("127.0.0.1"), "both.test", List.of("127.0.0.1", "192.0.2.1"))),
                    shop(server));

            assertThat(recording.errors()).singleElement().satisfies(it -> {
                assertThat(it.kind()).isEqualTo("host-not-allowed");
                assertThat(it.sample()).contains("both.test");
            });
        }
    }
}

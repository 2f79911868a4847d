// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.brunt.problem.BruntException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpProbeTest {

    private static final Probe.Sight NOTHING =
            new Probe.Sight(new ServiceLog(Path.of("no.log"), 0), (command, longest) -> Optional.empty());

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = "{\"status\":\"UP\"}\n".getBytes(StandardCharsets.UTF_8);
            int status = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
            boolean empty = status == 204;
            exchange.sendResponseHeaders(status, empty ? -1 : body.length);
            if (!empty) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url(int status) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + status;
    }

    private Optional<String> ask(int status, Statuses wanted, Optional<String> body) throws IOException {
        return Probe.url(url(status), wanted, body.map(it -> Probe.pattern("<body>", it)))
                .obstacle(NOTHING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "200; 200; true",
                "204; 200; false",
                "204; 2xx; true",
                "299; 200-298; false",
                "204; 200-299; true",
                "401; 200, 401; true",
                "503; 5xx; true",
            })
    void isContentWithTheStatusThatIsWanted(int status, String wanted, boolean ready) throws IOException {
        assertThat(ask(status, Statuses.parse(wanted), Optional.empty()).isEmpty())
                .isEqualTo(ready);
    }

    @Test
    void isContentWithAnyStatusBelow400() throws IOException {
        assertThat(ask(302, Statuses.BELOW_400, Optional.empty())).isEmpty();
        assertThat(ask(404, Statuses.BELOW_400, Optional.empty())).contains(url(404) + " answers with status 404");
    }

    @Test
    void looksIntoTheBody() throws IOException {
        assertThat(ask(200, Statuses.BELOW_400, Optional.of("\"status\":\\s*\"UP\"")))
                .isEmpty();
        assertThat(ask(503, Statuses.parse("503"), Optional.of("UP"))).isEmpty();
        assertThat(ask(200, Statuses.BELOW_400, Optional.of("DOWN")))
                .contains(url(200) + " answers with status 200 and {\"status\":\"UP\"}");
    }

    @Test
    void saysWhatItExpects() {
        assertThat(Probe.url("http://127.0.0.1:1/", Statuses.BELOW_400, Optional.empty())
                        .expectation())
                .isEqualTo("a GET of http://127.0.0.1:1/ answered with a status below 400");
        assertThat(Probe.url("http://127.0.0.1:1/", Statuses.parse("2xx"), Optional.of(Probe.pattern("<body>", "UP")))
                        .expectation())
                .isEqualTo("a GET of http://127.0.0.1:1/ answered with a status of 2xx and a match of UP in the body");
    }

    @Test
    void refusesWhatIsNoStatus() {
        assertThatThrownBy(() -> Statuses.parse("200, OK"))
                .isInstanceOf(BruntException.class)
                .hasMessage("""
                        no status of HTTP
                            200, OK
                                ^^^
                            for example 200, or 2xx, or 200-299, or several separated by commas""");
    }

    @Test
    void refusesWhatIsNoPattern() {
        assertThatThrownBy(() -> Probe.pattern("<body>", "{\"status\""))
                .isInstanceOf(BruntException.class)
                .hasMessageContaining("<body> is no regular expression: Illegal repetition")
                .hasMessageContaining("is written with a backslash: \\{");
    }
}

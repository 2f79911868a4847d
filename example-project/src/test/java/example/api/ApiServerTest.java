// SPDX-License-Identifier: Apache-2.0
package example.api;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiServerTest {

    private ApiServer server;
    private ApiClient client;

    @BeforeEach
    void start() throws IOException {
        server = ApiServer.start(ApiOptions.onPort(0).withInstance("api-7").withRounds(3));
        client = ApiClient.to(server.url());
    }

    @AfterEach
    void stop() {
        server.stop(Duration.ofSeconds(1));
    }

    @Nested
    class RefusesARequest {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                textBlock =
                        """
                        {"payload":"a"          | The body is not JSON, see line 1 column 15
                        {'payload':'a'}         | The body is not JSON, see line 1 column 3
                        {"payload":"a",}        | The body is not JSON, see line 1 column 17
                        {"payload":"\\ud800"}    | The body is not JSON, see line 1 column 20
                        {"payload":"a"} {}      | The body is not JSON, see line 1 column 18
                        test                    | The body is not JSON, see line 1 column 1
                        ``                      | The body is not JSON, see line 1 column 1
                        ["test"]                | The body must be a JSON object such as {"payload":"test"}
                        {}                      | The field 'payload' is missing
                        {"payload":1}           | The field 'payload' must be a string, but is number
                        {"payload":null}        | The field 'payload' must be a string, but is null
                        {"payload":{}}          | The field 'payload' must be a string, but is object
                        {"payload":"a","n":1}   | Unknown field 'n'; the only one is 'payload'
                        {"payload":"a","payload":"b"} | The field 'payload' is there twice
                        """)
        void whoseBodyIsNotWhatWasAsked(String body, String detail) throws Exception {
            HttpResponse<String> reply = client.process(body);

            assertProblem(400, "Bad Request", detail, reply);
        }

        @Test
        void whoseBodyIsTooLarge() throws Exception {
            String frame = "{\"payload\":\"\"}";
            String largest = "x".repeat(ApiServer.MAX_BODY_BYTES - frame.length());

            assertEquals(200, client.process("{\"payload\":\"" + largest + "\"}").statusCode());
            assertProblem(
                    413,
                    "Content Too Large",
                    "A body may have at most 65536 bytes",
                    client.process("{\"payload\":\"" + largest + "x\"}"));
        }

        @Test
        void whoseBodyIsFarTooLargeWithoutResettingTheConnection() throws Exception {
            try (KeptConnection connection = KeptConnection.to(server.url())) {
                String status = connection.send("POST", "/process", new byte[900_000]);

                assertTrue(status.startsWith("HTTP/1.1 413 "), status);
                assertEquals("HTTP/1.1 200 OK", connection.askForHealth());
            }
        }

        @ParameterizedTest
        @CsvSource({"GET, /process, POST", "PUT, /process, POST", "POST, /health, 'GET, HEAD'"})
        void whoseMethodIsNotMeantForThePath(String method, String path, String allowed) throws Exception {
            HttpResponse<String> reply = client.send(method, path);

            assertProblem(405, "Method Not Allowed", path + " takes " + allowed, reply);
            assertEquals(Optional.of(allowed), reply.headers().firstValue("Allow"));
        }

        @ParameterizedTest
        @CsvSource({"/", "/processed", "/process/", "/Process"})
        void whosePathDoesNotExist(String path) throws Exception {
            HttpResponse<String> reply = client.send("POST", path);

            assertProblem(404, "Not Found", "Nothing here; there are /process, /jobs, /jobs/{id}, /health, /ready, /metrics", reply);
        }

        private void assertProblem(int status, String title, String detail, HttpResponse<String> reply) {
            JsonObject problem = JsonParser.parseString(reply.body()).getAsJsonObject();
            assertAll(
                    () -> assertEquals(status, reply.statusCode()),
                    () -> assertEquals(
                            Optional.of("application/problem+json"),
                            reply.headers().firstValue("Content-Type")),
                    () -> assertEquals(status, problem.get("status").getAsInt()),
                    () -> assertEquals(title, problem.get("title").getAsString()),
                    () -> assertEquals(detail, problem.get("detail").getAsString()));
        }
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        HttpResponse<String> reply = client.send("HEAD", "/health");

        assertEquals(200, reply.statusCode());
        assertEquals("", reply.body());
        assertEquals(Optional.of("34"), reply.headers().firstValue("Content-Length"));
    }

    @Test
    void saysInItsLogWhatItServedByPathAndStatus() throws Exception {
        client.process("{\"payload\":\"a\"}");
        client.process("{\"payload\":\"b\"}");
        client.process("nonsense");
        client.send("GET", "/process");
        client.send("GET", "/nowhere");
        client.send("GET", "/nowhere/else");

        assertEquals(
                JsonParser.parseString(
                        """
                        {"/process": {"requests": 4, "statuses": {"200": 2, "400": 1, "405": 1}},
                         "other":    {"requests": 2, "statuses": {"404": 2}}}
                        """),
                server.served());
    }

    @Test
    void countsAllUnknownMethodsAsOne() throws Exception {
        client.send("BREW", "/process");
        client.send("BAKE", "/process");

        assertEquals(2, client.metric("http_server_requests_seconds_count", "method=\"other\""));
    }

    @Test
    void givesEachOfManyCallersItsOwnAnswer() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> replies = IntStream.range(0, 200)
                .mapToObj(i -> client.processLater("{\"payload\":\"" + i + "\"}"))
                .toList();

        HashChain chain = new HashChain(3);
        for (int i = 0; i < replies.size(); i++) {
            String expected = "{\"result\":\"" + chain.hash(String.valueOf(i)) + "\"}";
            assertEquals(expected, replies.get(i).join().body());
        }
        assertEquals(200, client.served("/process"));
    }

    @Test
    void keepsThreeHundredIdleConnectionsOpen() throws Exception {
        List<KeptConnection> connections = IntStream.range(0, 300)
                .mapToObj(i -> KeptConnection.to(server.url()))
                .toList();

        for (int pass = 0; pass < 2; pass++) {
            for (KeptConnection connection : connections) {
                assertEquals("HTTP/1.1 200 OK", connection.askForHealth());
            }
        }
        connections.forEach(KeptConnection::close);
        assertEquals(600, client.served("/health"));
    }

    @Test
    void doesNotWaitForTheClientsDelayedAcknowledgement() throws Exception {
        try (KeptConnection connection = KeptConnection.to(server.url())) {
            long startNanos = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                connection.askForHealth();
            }
            long millis = Duration.ofNanos(System.nanoTime() - startNanos).toMillis();

            // With Nagle's algorithm each answer takes 40 ms, 4 s in all.
            assertTrue(millis < 2_000, "100 answers took " + millis + " ms");
        }
    }
}

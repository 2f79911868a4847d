// SPDX-License-Identifier: Apache-2.0
package example.api;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every implementation of the API promises, asked over real HTTP.
 *
 * <p>A load test cannot tell a right answer from a wrong one that comes quickly, so this is where it is told.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ApiContract {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    static Path store;

    /** Started once: most tests only ask. */
    private RunningApi usual;

    private final List<RunningApi> running = new ArrayList<>();

    /**
     * How an instance is set up.
     *
     * @param limit requests for work a second, 0 for any number
     */
    record Setup(String instance, int limit, int jobs, int queue, Duration jobTime, Path store) {}

    /** An instance that is ready. */
    interface RunningApi {

        URI url();

        /** Stop it as Kubernetes does, and wait for its end. */
        void stop() throws Exception;
    }

    abstract RunningApi start(Setup setup) throws Exception;

    private RunningApi started(Setup setup) throws Exception {
        RunningApi api = start(setup);
        running.add(api);
        return api;
    }

    private Setup setup(String instance) {
        return new Setup(instance, 0, 4, 100, Duration.ofMillis(10), store);
    }

    private ApiClient startedAsUsual() throws Exception {
        if (usual == null) {
            usual = start(setup("api-7"));
        }
        return ApiClient.to(usual.url());
    }

    @AfterEach
    void stop() throws Exception {
        for (RunningApi api : running) {
            api.stop();
        }
        running.clear();
    }

    @AfterAll
    void stopTheUsualOne() throws Exception {
        if (usual != null) {
            usual.stop();
        }
    }

    @Test
    void answersWithTheHashOfThePayload() throws Exception {
        HttpResponse<String> reply = startedAsUsual().process("{\"payload\":\"t\\u00e4st\"}");

        assertEquals(200, reply.statusCode());
        assertEquals(new HashChain(200).hash("täst"), json(reply).get("result").getAsString());
        assertEquals(Optional.of("application/json"), reply.headers().firstValue("Content-Type"));
    }

    @Test
    void namesTheInstanceInEveryAnswer() throws Exception {
        ApiClient client = startedAsUsual();

        for (HttpResponse<String> reply : List.of(
                client.process("{\"payload\":\"test\"}"), client.process("{}"), client.send("GET", "/nowhere"))) {
            assertEquals(Optional.of("api-7"), reply.headers().firstValue("X-Instance"));
        }
    }

    @Test
    void refusesWhatIsNotAsAsked() throws Exception {
        ApiClient client = startedAsUsual();

        for (String body : List.of(
                "",
                "test",
                "[\"test\"]",
                "{\"payload\":\"a\"",
                "{\"payload\":\"a\"} {}",
                "{\"payload\":\"\\ud800\"}",
                "{}",
                "{\"payload\":1}",
                "{\"payload\":null}",
                "{\"payload\":\"a\",\"n\":1}",
                "{\"payload\":\"a\",\"payload\":\"b\"}")) {
            assertProblem(400, client.process(body), "process " + body);
            assertProblem(400, client.submit(body), "jobs " + body);
        }
        byte[] latin = "{\"payload\":\"ä\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertProblem(400, client.send("POST", "/process", latin), "not UTF-8");
        assertProblem(413, client.process("{\"payload\":\"" + "x".repeat(70_000) + "\"}"), "70 kB");
    }

    @ParameterizedTest
    @CsvSource({"GET, /process, POST", "GET, /jobs, POST", "DELETE, /jobs/1, GET", "POST, /health, GET"})
    void namesTheMethodsOfAPath(String method, String path, String allowed) throws Exception {
        HttpResponse<String> reply = startedAsUsual().send(method, path);

        assertProblem(405, reply, method + " " + path);
        assertTrue(reply.headers().firstValue("Allow").orElse("").contains(allowed), reply.headers()::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/processed", "/process/", "/Process", "/jobs/", "/jobs/1/2", "/jobs/1"})
    void saysThatThereIsNothing(String path) throws Exception {
        assertProblem(404, startedAsUsual().send("GET", path), path);
    }

    @ParameterizedTest
    @CsvSource({"/health, UP", "/ready, READY"})
    void saysThatItIsWell(String path, String status) throws Exception {
        HttpResponse<String> reply = startedAsUsual().send("GET", path + "?from=balancer");

        assertEquals(200, reply.statusCode());
        assertEquals(JsonParser.parseString("{\"status\":\"" + status + "\",\"instance\":\"api-7\"}"), json(reply));
    }

    @Test
    void countsItsAnswersForPrometheus() throws Exception {
        ApiClient client = ApiClient.to(started(setup("api-8")).url());
        client.process("{\"payload\":\"a\"}");
        client.process("{\"payload\":\"b\"}");
        client.process("nonsense");
        client.send("GET", "/jobs/1");
        client.send("GET", "/jobs/2");
        client.send("GET", "/nowhere");

        HttpResponse<String> reply = client.send("GET", "/metrics");
        assertTrue(reply.headers().firstValue("Content-Type").orElse("").startsWith("text/plain; version=0.0.4"));
        String count = "http_server_requests_seconds_count";
        assertAll(
                () -> assertEquals(2, client.metric(count, "uri=\"/process\"", "status=\"200\"", "method=\"POST\"")),
                () -> assertEquals(1, client.metric(count, "uri=\"/process\"", "status=\"400\"")),
                () -> assertEquals(2, client.metric(count, "uri=\"/jobs/{id}\"", "status=\"404\"", "method=\"GET\"")),
                () -> assertEquals(1, client.metric(count, "uri=\"other\"", "status=\"404\"")),
                () -> assertEquals(
                        2,
                        client.metric("http_server_requests_seconds_bucket", "\"/process\"", "\"200\"", "le=\"2.5\"")),
                () -> assertEquals(1, client.metric("http_server_active")),
                () -> assertEquals(0, client.metric("jobs_queued")));
    }

    @Test
    void doesAJobWhoeverIsAskedForIt() throws Exception {
        ApiClient client = startedAsUsual();
        ApiClient other = ApiClient.to(started(setup("api-8")).url());

        HttpResponse<String> accepted = client.submit("{\"payload\":\"test\"}");

        assertEquals(202, accepted.statusCode());
        String id = json(accepted).get("id").getAsString();
        assertEquals("QUEUED", json(accepted).get("status").getAsString());
        assertEquals(Optional.of("/jobs/" + id), accepted.headers().firstValue("Location"));
        await().atMost(SOON).until(() -> status(other, id).equals("DONE"));
        JsonObject done = json(other.send("GET", "/jobs/" + id));
        assertEquals(id, done.get("id").getAsString());
        assertEquals(new HashChain(200).hash("test"), done.get("result").getAsString());
    }

    @Test
    void refusesJobsWhenItsQueueIsFull(@TempDir Path own) throws Exception {
        ApiClient client = ApiClient.to(
                started(new Setup("api-7", 0, 1, 2, Duration.ofSeconds(2), own)).url());

        List<HttpResponse<String>> replies = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            replies.add(client.submit("{\"payload\":\"test\"}"));
        }

        List<HttpResponse<String>> full =
                replies.stream().filter(it -> it.statusCode() != 202).toList();
        // One runs and two wait; the third may come before the first one runs.
        assertTrue(full.size() == 7 || full.size() == 8, () -> full.size() + " of 10 refused");
        for (HttpResponse<String> reply : full) {
            assertProblem(503, reply, "full");
            assertEquals(Optional.of("1"), reply.headers().firstValue("Retry-After"));
        }
        assertEquals(full.size(), client.metric("jobs_rejected_total"));
        assertEquals(1, client.metric("jobs_running"));
        // What was refused leaves nothing for others to find.
        try (Stream<Path> files = Files.list(own)) {
            assertEquals(
                    10 - full.size(),
                    files.filter(it -> it.toString().endsWith(".json")).count());
        }
    }

    @Test
    void holdsTrafficToItsLimit() throws Exception {
        ApiClient client = ApiClient.to(
                started(new Setup("api-7", 5, 1, 10, Duration.ofMillis(1), store)).url());

        long startNanos = System.nanoTime();
        List<HttpResponse<String>> replies = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            replies.add(client.process("{\"payload\":\"test\"}"));
            replies.add(client.submit("{\"payload\":\"test\"}"));
        }
        double seconds = (System.nanoTime() - startNanos) / 1e9;

        List<HttpResponse<String>> refused =
                replies.stream().filter(it -> it.statusCode() >= 400).toList();
        int passed = replies.size() - refused.size();
        assertTrue(passed >= 5, () -> "a burst of 5 must pass, not " + passed);
        assertTrue(passed <= 5 + 5 * seconds + 1, () -> passed + " passed in " + seconds + " s");
        for (HttpResponse<String> reply : refused) {
            assertProblem(429, reply, "limited");
            assertEquals(Optional.of("1"), reply.headers().firstValue("Retry-After"));
        }
        assertEquals(refused.size(), client.metric("http_server_limited_total"));
        assertEquals(200, client.send("GET", "/ready").statusCode());
    }

    @Test
    void finishesTheJobsThatItPromisedBeforeItEnds() throws Exception {
        RunningApi api = started(new Setup("api-7", 0, 1, 10, Duration.ofMillis(500), store));
        ApiClient client = ApiClient.to(api.url());
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(json(client.submit("{\"payload\":\"test\"}")).get("id").getAsString());
        }

        api.stop();
        running.remove(api);

        ApiClient other = startedAsUsual();
        for (String id : ids) {
            assertEquals("DONE", status(other, id));
        }
    }

    private static String status(ApiClient client, String id) throws Exception {
        return json(client.send("GET", "/jobs/" + id)).get("status").getAsString();
    }

    private static JsonObject json(HttpResponse<String> reply) {
        return JsonParser.parseString(reply.body()).getAsJsonObject();
    }

    /** As RFC 9457 wants it. */
    private static void assertProblem(int status, HttpResponse<String> reply, String what) {
        assertEquals(status, reply.statusCode(), what);
        assertEquals(Optional.of("application/problem+json"), reply.headers().firstValue("Content-Type"), what);
        JsonObject problem = json(reply);
        assertEquals(status, problem.get("status").getAsInt(), what);
        assertTrue(problem.get("title").getAsString().length() > 3, what);
        assertTrue(problem.get("detail").getAsString().length() > 5, what);
    }
}

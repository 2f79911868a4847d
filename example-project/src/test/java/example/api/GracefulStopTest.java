// SPDX-License-Identifier: Apache-2.0
package example.api;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Run the API as a process of its own, as Brunt and Kubernetes do, and end it as they do. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM; the process just ends")
class GracefulStopTest {

    private Process process;
    private BufferedReader log;

    @AfterEach
    void kill() {
        process.destroyForcibly();
    }

    @Test
    void finishesWhatRunsAndExitsWithZero() throws Exception {
        ApiClient client = start("--port=0", "--delay=2s");
        List<CompletableFuture<HttpResponse<String>>> replies =
                List.of(client.processLater("{\"payload\":\"a\"}"), client.processLater("{\"payload\":\"b\"}"));
        awaitRunning(client, 2);

        // Not process.destroy(), which closes its log too.
        process.toHandle().destroy();

        for (CompletableFuture<HttpResponse<String>> reply : replies) {
            assertEquals(200, reply.get(10, SECONDS).statusCode());
        }
        assertTrue(process.waitFor(5, SECONDS), "still alive 5 s after the last answer");
        assertEquals(0, process.exitValue());
        JsonObject served = lastLineOfLog();
        assertEquals(2, served.getAsJsonObject("/process").get("requests").getAsInt());
    }

    @Test
    void endsAtOnceWhenNothingRuns() throws Exception {
        start("--port=0");

        process.toHandle().destroy();

        assertTrue(process.waitFor(6, SECONDS), "an idle server needs no grace, which is 10 s");
        assertEquals(0, process.exitValue());
    }

    @Test
    void refusesAnOptionThatItDoesNotKnow() throws Exception {
        launch("--prot=8080");

        assertTrue(process.waitFor(10, SECONDS));
        assertEquals(2, process.exitValue());
        assertEquals("Not an option: --prot", log.readLine());
        assertEquals("usage: java -jar api.jar [option...]", log.readLine());
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        ApiClient first = start("--port=0");
        Process holder = process;
        int port = first.url().getPort();
        try {
            launch("--port=" + port);

            assertTrue(process.waitFor(10, SECONDS));
            assertEquals(1, process.exitValue());
            assertEquals("Cannot listen on 127.0.0.1:" + port + ": Address already in use", log.readLine());
        } finally {
            holder.destroyForcibly();
        }
    }

    private ApiClient start(String... options) throws IOException {
        launch(options);
        String line = log.readLine();
        Matcher url = Pattern.compile("listens on (\\S+)").matcher(String.valueOf(line));
        assertTrue(url.find(), line);
        return ApiClient.to(URI.create(url.group(1)));
    }

    private void launch(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Api.class.getName()));
        command.addAll(List.of(options));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        log = process.inputReader();
    }

    private void awaitRunning(ApiClient client, int requests) throws Exception {
        // One more: the request that asks is running too. The pause lets the one before it end, which may take a moment
        // longer than its answer.
        do {
            assertFalse(process.waitFor(50, MILLISECONDS), "ended by itself");
        } while (client.metric("http_server_active") < requests + 1);
    }

    private JsonObject lastLineOfLog() {
        String last = log.lines().reduce("", (earlier, later) -> later);
        assertTrue(last.startsWith("served {"), last);
        return JsonParser.parseString(last.substring("served ".length())).getAsJsonObject();
    }
}

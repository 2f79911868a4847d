// SPDX-License-Identifier: Apache-2.0
package example.autoscale;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of the API. It chooses its port itself and says in its first line which, so no two can want the same. */
final class Instance {

    private static final Pattern ADDRESS = Pattern.compile(" listens on (http://127\\.0\\.0\\.1:\\d+)");
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    /** Long: an instance that has too much to do answers late, and just then its figures are wanted. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(50);

    /** Above what the API gives its running requests. */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_WITHIN)
            .build();

    private final int slot;
    private final String name;
    private final Process process;
    private final CompletableFuture<URI> url = new CompletableFuture<>();

    private Instance(int slot, String name, Process process) {
        this.slot = slot;
        this.name = name;
        this.process = process;
    }

    /**
     * Start one; it is not ready yet.
     *
     * @param slot where the balancer shall have it, from 1
     * @param command what starts the API, to which port and name are added
     */
    static Instance start(int slot, List<String> command) throws IOException {
        String name = "api-" + slot;
        List<String> all = new ArrayList<>(command);
        all.add("--port=0");
        all.add("--instance=" + name);
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        Instance instance = new Instance(slot, name, process);
        Thread reader = new Thread(instance::passOn, name);
        reader.setDaemon(true);
        reader.start();
        return instance;
    }

    /** What it says goes to our own output, which Brunt keeps as a log. */
    private void passOn() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(name + ": " + line);
                Matcher address = ADDRESS.matcher(line);
                if (address.find()) {
                    url.complete(URI.create(address.group(1)));
                }
            }
            url.completeExceptionally(new IOException(name + " ended before it said where it listens"));
        } catch (IOException e) {
            url.completeExceptionally(e);
        }
    }

    int slot() {
        return slot;
    }

    int port() {
        return url.join().getPort();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Wait until {@code /ready} says 200, as a readiness probe does. */
    void awaitReady() throws IOException, InterruptedException {
        long endNanos = System.nanoTime() + READY_WITHIN.toNanos();
        try {
            url.get(READY_WITHIN.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException(name + " did not say where it listens within " + READY_WITHIN.toSeconds() + " s", e);
        }
        while (!isReady()) {
            if (System.nanoTime() - endNanos > 0) {
                throw new IOException(name + " was not ready within " + READY_WITHIN.toSeconds() + " s");
            }
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN_AFTER.toNanos());
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return ask("/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.join().resolve(path))
                .timeout(ANSWER_WITHIN)
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    /** Ask it to end, and wait: it finishes what it works on. By force if it does not. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            System.out.println(name + ": killed, since it had not ended within " + STOP_WITHIN.toSeconds() + " s");
            process.destroyForcibly();
        }
    }

    void kill() {
        process.destroyForcibly();
    }
}

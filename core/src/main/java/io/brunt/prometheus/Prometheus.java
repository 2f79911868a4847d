// SPDX-License-Identifier: Apache-2.0
package io.brunt.prometheus;

import io.brunt.slo.Metric;
import io.brunt.slo.Metric.Promql;
import io.brunt.slo.MetricSource;
import io.brunt.unit.Figure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Asks a Prometheus how the measured time was, over its <a
 * href="https://prometheus.io/docs/prometheus/latest/querying/api/#instant-queries">instant queries</a>.
 *
 * <p>Each question is bounded in time and in the length of its answer. Where one found nobody, the next ones are not asked.
 * Confined to one thread.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Prometheus implements MetricSource {

    /** For one question, its answer's body included. Ctrl-C does not ask at all, so nobody waits for this in vain. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String WINDOW = "$window";

    private final URI url;
    private final Instant end;
    private final Duration window;
    private final Duration patience;
    private final HttpClient client;
    private @Nullable Answer nobody;

    /**
     * Ask about a span of time.
     *
     * @param url of http or https, perhaps with a user and a path
     * @param end of the measured time
     * @param window how long was measured
     */
    public Prometheus(URI url, Instant end, Duration window) {
        this(url, end, window, PATIENCE);
    }

    Prometheus(URI url, Instant end, Duration window, Duration patience) {
        this.url = url;
        this.end = end;
        this.window = window;
        this.patience = patience;
        // The host was allowed by name, so no proxy and no redirect may lead elsewhere.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(patience)
                .build();
    }

    @Override
    public Optional<Answer> ask(Metric metric) {
        if (!(metric instanceof Promql promql)) {
            return Optional.empty();
        }
        if (nobody != null) {
            return Optional.of(nobody);
        }
        return Optional.of(answer(promql.query()));
    }

    private Answer answer(String query) {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request(query), it -> new BoundedText());
        try {
            // The request's own timeout ends with the head of the answer, this one with its body.
            HttpResponse<String> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new QueryAnswer(where(), response.statusCode(), response.body()).read();
        } catch (TimeoutException late) {
            answer.cancel(true);
            return nobody("did not answer within " + Figure.time(patience) + ": is it up, and not overloaded?");
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            return nobody(failure(cause));
        } catch (InterruptedException interrupt) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return nobody("was not asked to the end, since the thread was interrupted");
        }
    }

    private static String failure(Throwable cause) {
        if (cause instanceof ConnectException) {
            return "cannot be reached: is it running, and is brunt.prometheus.url right?";
        }
        String what =
                cause instanceof IOException && cause.getMessage() != null ? cause.getMessage() : cause.toString();
        return "could not be asked: " + what;
    }

    private Answer nobody(String what) {
        Answer none = Answer.none("Prometheus at " + where() + " " + what);
        nobody = none;
        return none;
    }

    private HttpRequest request(String query) {
        String path = (url.getRawPath() == null ? "" : url.getRawPath()).replaceAll("/+$", "");
        URI question = URI.create(where() + path + "/api/v1/query?query=" + encoded(query.replace(WINDOW, window()))
                + "&time=" + seconds(end));
        HttpRequest.Builder request = HttpRequest.newBuilder(question).header("Accept", "application/json");
        String user = url.getUserInfo();
        if (user != null) {
            byte[] credentials = user.getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return request.build();
    }

    /** Prometheus knows no fractions: {@code 300s}, or {@code 1500ms}. */
    private String window() {
        long millis = Math.max(1, window.toMillis());
        return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
    }

    private static String seconds(Instant instant) {
        long millis = instant.toEpochMilli();
        return millis / 1_000 + "." + String.format(Locale.ROOT, "%03d", millis % 1_000);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Scheme, host and port, without the user. */
    private String where() {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }
}

// SPDX-License-Identifier: Apache-2.0
package example.api;

import com.google.gson.JsonObject;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the API tells Prometheus of itself: each answer's time by path and status, what was refused, the jobs, the JVM.
 *
 * <p>Paths are those of the routes: what is not one is counted as {@code other}, and {@code /jobs/17} as
 * {@code /jobs/{id}}, since each value of a label is a time series and a scanner must not fill the memory. Safe for any
 * thread.
 */
final class ApiMeters implements AutoCloseable {

    private static final String OTHER = "other";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** Where an objective may lie: between two of them Prometheus only guesses. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics gc = new JvmGcMetrics();
    private final AtomicInteger active = new AtomicInteger();
    private final Counter limited;
    private final Counter jobsRejected;

    /** A look into the registry costs more than a request's work. */
    private final Map<Answer, Timer> timers = new ConcurrentHashMap<>();

    private record Answer(String method, String path, int status) {}

    ApiMeters() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        gc.bindTo(registry);
        Gauge.builder("http.server.active", active, AtomicInteger::get)
                .description("Requests that are being answered")
                .register(registry);
        limited = Counter.builder("http.server.limited")
                .description("Requests that were answered 429")
                .register(registry);
        jobsRejected = Counter.builder("jobs.rejected")
                .description("Jobs that were answered 503")
                .register(registry);
    }

    void watch(Jobs jobs) {
        Gauge.builder("jobs.queued", jobs, Jobs::queued).description("Jobs that wait").register(registry);
        Gauge.builder("jobs.running", jobs, Jobs::running)
                .description("Jobs that run")
                .register(registry);
    }

    void began() {
        active.incrementAndGet();
    }

    void ended() {
        active.decrementAndGet();
    }

    int active() {
        return active.get();
    }

    void countLimited() {
        limited.increment();
    }

    void countRejectedJob() {
        jobsRejected.increment();
    }

    /** Count an answer, just before it is sent: whoever holds it finds it counted. */
    void answered(String method, String path, int status, long nanos) {
        String known = METHODS.contains(method) ? method : OTHER;
        timers.computeIfAbsent(new Answer(known, path.isEmpty() ? OTHER : path, status), this::timer)
                .record(Duration.ofNanos(nanos));
    }

    private Timer timer(Answer answer) {
        return Timer.builder("http.server.requests")
                .description("Answers, and how long each took")
                .tag("method", answer.method())
                .tag("uri", answer.path())
                .tag("status", String.valueOf(answer.status()))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** Return all figures in Prometheus' text format 0.0.4. */
    String text() {
        return registry.scrape();
    }

    /** Return {@code {"/process":{"requests":12,"statuses":{"200":11,"400":1}}}} of what was answered so far. */
    JsonObject served() {
        Map<String, Map<Integer, Long>> counts = new TreeMap<>();
        timers.forEach((answer, timer) -> counts.computeIfAbsent(answer.path(), it -> new TreeMap<>())
                .merge(answer.status(), timer.count(), Long::sum));
        JsonObject json = new JsonObject();
        counts.forEach((path, statuses) -> {
            JsonObject byStatus = new JsonObject();
            statuses.forEach((status, count) -> byStatus.addProperty(status.toString(), count));
            JsonObject one = new JsonObject();
            one.addProperty(
                    "requests",
                    statuses.values().stream().mapToLong(Long::longValue).sum());
            one.add("statuses", byStatus);
            json.add(path, one);
        });
        return json;
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package example.autoscale;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Requests a second that an instance has, the mean over all: what {@code rate(http_server_requests_seconds_count)} is to
 * Prometheus, read from each instance's {@code /metrics} without one.
 *
 * <p>An instance counts from 0 when it starts, so a new one adds what it has had since. Confined to one thread.
 */
final class RequestRate {

    /** Answers of the path under load, whatever their status: those refused for too much load are load, too. */
    private static final Pattern ANSWERS = Pattern.compile(
            "^http_server_requests_seconds_count\\{[^}]*uri=\"/process\"[^}]*} ([0-9.E+]+)$", Pattern.MULTILINE);

    private Map<Instance, Double> counts = new HashMap<>();
    private long lastNanos;

    RequestRate(long nowNanos) {
        this.lastNanos = nowNanos;
    }

    /**
     * Return the mean rate since the last look.
     *
     * @throws IOException if an instance does not answer: a mean over the others would be another figure
     */
    double perInstance(List<Instance> instances, long nowNanos) throws IOException, InterruptedException {
        Map<Instance, Double> now = new HashMap<>();
        double answers = 0;
        for (Instance it : instances) {
            double count = answers(it);
            now.put(it, count);
            answers += count - counts.getOrDefault(it, 0.0);
        }
        double seconds = (double) (nowNanos - lastNanos) / TimeUnit.SECONDS.toNanos(1);
        counts = now;
        lastNanos = nowNanos;
        return answers / seconds / instances.size();
    }

    private static double answers(Instance instance) throws IOException, InterruptedException {
        HttpResponse<String> metrics = instance.ask("/metrics");
        if (metrics.statusCode() != 200) {
            throw new IOException("/metrics of the instance in slot " + instance.slot() + " answers "
                    + metrics.statusCode());
        }
        return answers(metrics.body());
    }

    /** Add up what a page of Prometheus' text format says. */
    static double answers(String metrics) {
        return ANSWERS.matcher(metrics)
                .results()
                .mapToDouble(it -> Double.parseDouble(it.group(1)))
                .sum();
    }
}

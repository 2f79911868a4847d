// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.health.GeneratorHealth;
import io.brunt.record.ErrorGroup;
import io.brunt.result.InstanceResult;
import io.brunt.result.LoadResult;
import io.brunt.result.StepResult;
import io.brunt.result.Totals;
import io.brunt.slo.SloResult;
import io.brunt.slo.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Writes {@code metrics.prom}: the figures of the run for Prometheus and GitLab.
 *
 * <p>It is Prometheus' text format 0.0.4 and OpenMetrics 1.0 at once: a run that is over counts nothing any more, so its
 * counts are gauges, and those are written alike in both. Times are seconds. Labels have as many values as the test has
 * steps, instances, objectives and kinds of errors, in every build the same.
 */
final class PrometheusText implements ReportWriter {

    @Override
    public String fileName() {
        return "metrics.prom";
    }

    @Override
    public void write(LoadResult result, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        MetricFamilies metrics = new MetricFamilies(writer, result.test().folder());
        verdicts(metrics, result);
        iterations(metrics, result);
        steps(metrics, result.steps());
        instances(metrics, result.instances());
        metrics.gauge("brunt_errors", "Errors by kind.");
        for (ErrorGroup it : result.errors()) {
            metrics.value(it.count(), "kind", it.kind());
        }
        generator(metrics, result.generator());
        AppMetrics.write(metrics, result.services());
        metrics.end();
        writer.flush();
    }

    private static void verdicts(MetricFamilies metrics, LoadResult result) throws IOException {
        metrics.gauge("brunt_info", "What made the load, and where; always 1.");
        metrics.value(
                1,
                "version",
                result.environment().bruntVersion(),
                "java",
                result.environment().java(),
                "os",
                result.environment().os());
        metrics.gauge("brunt_verdict", "What came of the load test: 1 for its verdict, 0 for the others.");
        for (Verdict it : Verdict.values()) {
            metrics.value(it == result.verdict() ? 1 : 0, "verdict", it.name());
        }
        metrics.gauge("brunt_objective_verdict", "What came of each objective: 1 for its verdict, 0 for the others.");
        for (SloResult objective : result.slos()) {
            for (Verdict it : Verdict.values()) {
                String expression = objective.slo().expression();
                metrics.value(it == objective.verdict() ? 1 : 0, "objective", expression, "verdict", it.name());
            }
        }
        metrics.gauge("brunt_measured_from_timestamp_seconds", "When measuring began.");
        metrics.value(result.measuredFrom().toEpochMilli() / 1e3);
    }

    private static void iterations(MetricFamilies metrics, LoadResult result) throws IOException {
        Totals totals = result.totals();
        metrics.summary("brunt_response_time_seconds", "Response time of the iterations, from their intended start.");
        metrics.times(result.responseTime());
        metrics.summary("brunt_service_time_seconds", "Service time of the iterations, from their actual start.");
        metrics.times(result.serviceTime());
        metrics.gauge("brunt_iterations", "Arrivals by where they ended; all but the dropped ones were started.");
        outcomes(metrics, totals);
        metrics.value(totals.dropped(), "outcome", "dropped");
        metrics.gauge("brunt_throughput_per_second", "Iterations completed without error within the measured time.");
        metrics.value(totals.throughput());
        metrics.gauge("brunt_measured_seconds", "Measured time, without warm-up and graceful stop.");
        metrics.value(totals.seconds());
        metrics.gauge("brunt_users", "The most users that were busy at once.");
        metrics.value(result.mostUsers());
        metrics.gauge("brunt_received_bytes", "What the target sent.");
        metrics.value(totals.bytesIn());
        metrics.gauge("brunt_sent_bytes", "What the target was sent.");
        metrics.value(totals.bytesOut());
    }

    private static void steps(MetricFamilies metrics, List<StepResult> steps) throws IOException {
        metrics.summary("brunt_step_response_time_seconds", "Response time of each step, from its intended start.");
        for (StepResult it : steps) {
            metrics.times(it.responseTime(), "step", it.name());
        }
        metrics.summary("brunt_step_service_time_seconds", "Service time of each step, from its actual start.");
        for (StepResult it : steps) {
            metrics.times(it.serviceTime(), "step", it.name());
        }
        metrics.gauge("brunt_step_requests", "Requests of each step by where they ended.");
        for (StepResult it : steps) {
            outcomes(metrics, it.totals(), "step", it.name());
        }
    }

    /** By number, from 1: their ports may be others in each build, and a label of them would grow without end. */
    private static void instances(MetricFamilies metrics, List<InstanceResult> instances) throws IOException {
        metrics.summary(
                "brunt_target_response_time_seconds", "Response time of each instance, from the intended start.");
        for (int i = 0; i < instances.size(); i++) {
            metrics.times(instances.get(i).responseTime(), "target", String.valueOf(i + 1));
        }
        metrics.gauge("brunt_target_errors", "Requests to each instance that ended as an error.");
        for (int i = 0; i < instances.size(); i++) {
            metrics.value(instances.get(i).errors(), "target", String.valueOf(i + 1));
        }
    }

    private static void generator(MetricFamilies metrics, GeneratorHealth health) throws IOException {
        metrics.summary("brunt_generator_lateness_seconds", "Actual less intended start of the iterations.");
        metrics.times(health.lateness());
        metrics.gauge("brunt_generator_cpu_ratio", "Share of all cores that the generator used.");
        if (health.cpu() >= 0) {
            metrics.value(health.cpu());
        }
        metrics.gauge("brunt_generator_gc_pause_seconds", "The longest garbage collection of the generator.");
        metrics.value(seconds(health.gcPause()));
        metrics.gauge("brunt_generator_hiccup_seconds", "The longest time for which the generator stood still.");
        metrics.value(seconds(health.hiccupMax()));
    }

    private static void outcomes(MetricFamilies metrics, Totals totals, String... labels) throws IOException {
        metrics.value(totals.completed(), MetricFamilies.with(labels, "outcome", "completed"));
        metrics.value(totals.errors(), MetricFamilies.with(labels, "outcome", "error"));
        metrics.value(totals.abandoned(), MetricFamilies.with(labels, "outcome", "abandoned"));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.process.ProcessFigures;
import io.brunt.process.ProcessRecording;
import java.io.IOException;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The families of {@code metrics.prom} on the processes that the Maven goals started; what is not known is left out. */
final class AppMetrics {

    private AppMetrics() {}

    static void write(MetricFamilies metrics, List<ProcessRecording> processes) throws IOException {
        family(
                metrics,
                processes,
                "brunt_app_cpu_ratio",
                "Mean share of all cores that a process used.",
                ProcessFigures::cpu);
        family(
                metrics,
                processes,
                "brunt_app_rss_bytes",
                "Most memory that a process had in RAM.",
                ProcessFigures::rssBytes);
        family(
                metrics,
                processes,
                "brunt_app_heap_bytes",
                "Most Java heap that a process had in use.",
                ProcessFigures::heapBytes);
        family(metrics, processes, "brunt_app_threads", "Most threads that a process had.", ProcessFigures::threads);
        family(
                metrics,
                processes,
                "brunt_app_open_files",
                "Most files and sockets that a process had open.",
                ProcessFigures::openFiles);
        family(
                metrics,
                processes,
                "brunt_app_processes",
                "Most processes: the one that was started, and all that came from it.",
                ProcessFigures::processes);
        family(
                metrics,
                processes,
                "brunt_app_gc_pause_seconds",
                "Longest pause of a process for garbage collection.",
                it -> it.gcPauseMicros() / 1e6);
        family(
                metrics,
                processes,
                "brunt_app_gc_pauses",
                "Pauses of a process for garbage collection.",
                ProcessFigures::gcPauses);
    }

    /** By name, such as {@code api-1}: the label {@code instance} is Prometheus' own. */
    private static void family(
            MetricFamilies metrics,
            List<ProcessRecording> processes,
            String name,
            String help,
            ToDoubleFunction<ProcessFigures> figure)
            throws IOException {
        metrics.gauge(name, help);
        for (ProcessRecording it : processes) {
            double value = figure.applyAsDouble(it.whole());
            if (value >= 0) {
                metrics.value(
                        value,
                        "service",
                        it.process().service(),
                        "process",
                        it.process().name());
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.http.AllowedHosts;
import io.brunt.http.Egress;
import io.brunt.http.HttpTarget;
import io.brunt.http.Transport;
import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.prometheus.Prometheus;
import io.brunt.record.Ending;
import io.brunt.record.Recording;
import io.brunt.settings.Settings;
import io.brunt.slo.Metric;
import io.brunt.slo.MetricSource;
import io.brunt.slo.MetricSource.Answer;
import io.brunt.slo.Slo;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a run has to ask of others before it is judged, and whether it may. */
final class Question {

    private final Optional<URI> prometheus;

    private Question(Optional<URI> prometheus) {
        this.prometheus = prometheus;
    }

    /**
     * Find out whom to ask.
     *
     * @param slos the written objectives
     * @param settings name the Prometheus and the hosts that are allowed
     * @throws BruntException if its host is not allowed or not known
     */
    static Question of(List<Slo> slos, Settings settings) {
        if (slos.stream().noneMatch(it -> it.metric() instanceof Metric.Promql)) {
            return new Question(Optional.empty());
        }
        settings.prometheusUrl().ifPresent(it -> check(it, settings));
        return new Question(settings.prometheusUrl());
    }

    private static void check(URI url, Settings settings) {
        Egress egress = new Egress(AllowedHosts.of(settings.allowedHosts()), Transport.DEFAULT);
        HttpTarget target = egress.resolve(url);
        if (!egress.allows(target)) {
            throw new BruntException(Problem.of("no question leaves this machine unless its host is allowed by name")
                    .expected("brunt.prometheus.url on loopback, or on a host of brunt.allowedHosts")
                    .actual(target.host())
                    .hint("if it may be asked: -Dbrunt.allowedHosts=" + target.host()));
        }
    }

    /**
     * Ask once the load is over.
     *
     * @param recording what was measured
     * @param measuredFrom when that began
     * @return what answers while the run is judged
     */
    MetricSource source(Recording recording, Instant measuredFrom) {
        boolean interrupted = recording
                .ending()
                .filter(it -> it.cause() == Ending.Cause.INTERRUPTED)
                .isPresent();
        if (interrupted) {
            // Somebody waits for the JVM to end.
            return metric -> Optional.of(metric)
                    .filter(Metric.Promql.class::isInstance)
                    .map(it -> Answer.none("the run was interrupted, so Prometheus was not asked"));
        }
        return prometheus
                .<MetricSource>map(
                        it -> new Prometheus(it, measuredFrom.plus(recording.measuredTime()), recording.measuredTime()))
                .orElse(MetricSource.NONE);
    }
}

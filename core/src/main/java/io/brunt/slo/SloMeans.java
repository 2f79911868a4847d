// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.problem.NearestSpelling;
import io.brunt.problem.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * What a load test has to measure with, so that an objective that it could never judge is refused before the load.
 *
 * @param code whether its iterations are Java code that runs here
 * @param prometheus whether a Prometheus can be asked
 * @param services whose processes can be watched; empty where that is not known, or there is none
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SloMeans(boolean code, boolean prometheus, List<String> services) {

    /** Copy what was given. */
    public SloMeans {
        services = List.copyOf(services);
    }

    /**
     * Find the objectives that ask for more.
     *
     * @param slos the written objectives
     * @return a problem for each of them, in order
     */
    public List<Problem> lacking(List<Slo> slos) {
        return slos.stream().flatMap(this::lacking).toList();
    }

    private Stream<Problem> lacking(Slo slo) {
        if (slo.metric() == Metric.Plain.ALLOCATION && !code) {
            return Stream.of(refuse(slo, "a metric that only code has")
                    .expected("the body of a method as the load")
                    .hint("what a request allocates, its target knows: leave it out here"));
        }
        if (slo.metric() instanceof Metric.Promql && !prometheus) {
            return Stream.of(refuse(slo, "a question for Prometheus, and nothing says where that is")
                    .hint("set brunt.prometheus.url, as in -Dbrunt.prometheus.url=http://127.0.0.1:9090"));
        }
        if (slo.metric() instanceof Metric.App && !services.isEmpty()) {
            return slo.step().filter(it -> !services.contains(it)).stream().map(it -> refuseService(slo, it));
        }
        return Stream.empty();
    }

    private Problem refuseService(Slo slo, String name) {
        SloTokens tokens = new SloTokens(slo.expression());
        while (!tokens.takeWord("of")) {
            tokens.take();
        }
        Problem problem = new SloFault(SloParser.SUBJECT, slo.expression())
                .of("a service that was not started", tokens.peek())
                .expected("one of " + String.join(", ", services));
        return SloFault.hint(problem, NearestSpelling.of(name, services).map(it -> "did you mean " + it + "?"));
    }

    private static Problem refuse(Slo slo, String phrase) {
        return new SloFault(SloParser.SUBJECT, slo.expression()).of(phrase, new SloTokens(slo.expression()).peek());
    }
}

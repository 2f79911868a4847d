// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.PlanScale;
import io.brunt.plan.Stage;
import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.settings.Settings;
import io.brunt.settings.StartedProcess;
import io.brunt.slo.SloMeans;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.TestInstances;

/**
 * What the annotations of one test say, read once and never looked at again.
 *
 * @param test which test it is
 * @param plan how much load is made, as written
 * @param request what an iteration sends, or empty if it is the method's body
 * @param slos what must hold
 * @param baseUrl where the address comes from at run time, or empty
 * @param settings as they are for this test
 */
record LoadDefinition(
        TestMethod test,
        LoadPlan plan,
        Optional<HttpRequest> request,
        List<io.brunt.slo.Slo> slos,
        Optional<BaseUrlMember> baseUrl,
        Settings settings) {

    /**
     * Read the annotations.
     *
     * @param test which test
     * @param settings may refuse too
     * @param parameters JUnit's configuration parameters
     * @return what they say
     * @throws BruntException with everything that is wrong with this test
     */
    static LoadDefinition read(
            TestMethod test, Supplier<Settings> settings, Function<String, Optional<String>> parameters) {
        Faults faults = new Faults(test.label());
        Optional<Settings> resolved = faults.resolve(settings);
        Optional<HttpEndpoint> endpoint = EndpointReader.find(test);
        new Shape(test, faults).check(endpoint.isPresent());
        LoadAttributes load = LoadAttributes.of(test)
                .orElseThrow(() -> new IllegalStateException("no load annotation on " + test.label()));
        Optional<LoadPlan> plan = new PlanReader(load, faults).read();
        Optional<HttpRequest> request = endpoint.flatMap(it -> new EndpointReader(test, faults).read(it));
        List<io.brunt.slo.Slo> slos =
                new SloReader(test, faults).read(stageNames(plan, load), request.map(it -> List.of(it.name())));
        Optional<BaseUrlMember> baseUrl = BaseUrlMember.find(test, faults);
        if (baseUrl.isEmpty()
                && resolved.isPresent()
                && resolved.get().baseUrls().isEmpty()) {
            request.filter(it -> !HttpRequest.isWhole(it.url())).ifPresent(it -> faults.add(noBaseUrl(it)));
        }
        if (plan.isPresent() && resolved.isPresent()) {
            LoadPlan scaled = scale(resolved.get()).apply(plan.get());
            TimeLimit.find(test, parameters).flatMap(it -> it.beside(scaled)).ifPresent(faults::add);
        }
        boolean prometheus =
                resolved.isEmpty() || resolved.get().prometheusUrl().isPresent();
        new SloMeans(request.isEmpty(), prometheus, services(resolved))
                .lacking(slos)
                .forEach(faults::add);
        faults.raise();
        return new LoadDefinition(test, plan.orElseThrow(), request, slos, baseUrl, resolved.orElseThrow());
    }

    private static List<String> services(Optional<Settings> settings) {
        return settings.stream()
                .flatMap(it -> it.processes().stream())
                .map(StartedProcess::service)
                .distinct()
                .toList();
    }

    /** Where the plan was refused, its stages' names can still tell a wrong one in an objective. */
    private static List<String> stageNames(Optional<LoadPlan> plan, LoadAttributes load) {
        return plan.map(it -> it.stages().stream().map(Stage::name).toList())
                .orElseGet(() -> load.stages().isEmpty() ? List.of("1") : StageReader.names(load.stages()));
    }

    /**
     * Tell by how much a run is smaller or greater than what is written.
     *
     * @return 1 and 1 unless the settings say otherwise
     */
    PlanScale scale() {
        return scale(settings);
    }

    private static PlanScale scale(Settings settings) {
        return new PlanScale(settings.scaleUsers(), settings.scaleDuration());
    }

    private static Problem noBaseUrl(HttpRequest request) {
        return Problem.of("@HttpEndpoint has the path " + request.url() + " but nothing says where the server is")
                .hint("set brunt.baseUrl, as in -Dbrunt.baseUrl=http://127.0.0.1:8080 or by the goal brunt:start,"
                        + "\n    or mark a field or method that knows it with @BaseUrl,"
                        + "\n    or write a whole URL in @HttpEndpoint");
    }

    /**
     * Find out where the target is.
     *
     * @param instances of the running test
     * @return what the {@link BaseUrl} member says, else the setting; possibly none
     * @throws Throwable what the member threw; a {@link BruntException} if its value is no address
     */
    List<URI> baseUrls(TestInstances instances) throws Throwable {
        return baseUrl.isPresent() ? baseUrl.get().read(instances) : settings.baseUrls();
    }
}

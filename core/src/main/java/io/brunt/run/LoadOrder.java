// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.http.Transport;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.PlanScale;
import io.brunt.plan.Stage;
import io.brunt.problem.BruntException;
import io.brunt.result.LoadObserver;
import io.brunt.result.TestIdentity;
import io.brunt.settings.Settings;
import io.brunt.slo.Slo;
import io.brunt.slo.SloCheck;
import io.brunt.user.UserCode;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * All that a load test needs.
 *
 * @param test which test it is
 * @param plan when iterations start
 * @param workload what they do
 * @param slos what must hold
 * @param settings where it runs and reports
 * @param notes what the reader of the result should know, possibly empty
 * @param transport how connections to the target are made
 * @param observers who sees it while it runs, possibly nobody
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LoadOrder(
        TestIdentity test,
        LoadPlan plan,
        Workload workload,
        List<Slo> slos,
        Settings settings,
        List<String> notes,
        Transport transport,
        List<LoadObserver> observers) {

    /** Copy what was given. */
    public LoadOrder {
        slos = List.copyOf(slos);
        notes = List.copyOf(notes);
        observers = List.copyOf(observers);
    }

    /**
     * Connect by default, with nobody watching.
     *
     * @param test which test it is
     * @param plan when iterations start
     * @param workload what they do
     * @param slos what must hold
     * @param settings where it runs and reports
     * @param notes what the reader of the result should know, possibly empty
     */
    public LoadOrder(
            TestIdentity test,
            LoadPlan plan,
            Workload workload,
            List<Slo> slos,
            Settings settings,
            List<String> notes) {
        this(test, plan, workload, slos, settings, notes, Transport.DEFAULT, List.of());
    }

    /**
     * Ask for load outside of an annotated test, with the settings of this JVM and its environment.
     *
     * <p>What it is called is the plan's name, else the calling method: {@code shop.CapacityTest.findsTheKnee}, and
     * {@code …-2} for its next load.
     *
     * @param plan when iterations start; {@code brunt.scale.*} scale it
     * @param request of each iteration, to {@code brunt.baseUrl} unless its URL is whole
     * @return an order without objectives
     * @throws BruntException with every malformed setting
     */
    public static LoadOrder of(LoadPlan plan, HttpRequest request) {
        Settings settings = Settings.ofThisJvm();
        return of(plan, new Workload.Http(request, settings.baseUrls()), settings);
    }

    /**
     * Ask for load by Java code outside of an annotated test, likewise.
     *
     * @param plan when iterations start; {@code brunt.scale.*} scale it
     * @param code what each iteration does; paths that {@code user.http()} is given are behind {@code brunt.baseUrl}
     * @return an order without objectives
     * @throws BruntException with every malformed setting
     */
    public static LoadOrder of(LoadPlan plan, UserCode code) {
        Settings settings = Settings.ofThisJvm();
        return of(plan, new Workload.Code(code, settings.baseUrls()), settings);
    }

    private static LoadOrder of(LoadPlan plan, Workload workload, Settings settings) {
        TestIdentity test = plan.name().isEmpty() ? CallingPlace.identity() : TestIdentity.named(plan.name());
        PlanScale scale = new PlanScale(settings.scaleUsers(), settings.scaleDuration());
        return new LoadOrder(
                test,
                scale.apply(plan),
                workload,
                List.of(),
                settings,
                scale.note().stream().toList());
    }

    /**
     * Say what must hold.
     *
     * @param expressions as {@code @Slo} takes them
     * @return the same order with these objectives
     * @throws BruntException with all faults of all of them
     */
    public LoadOrder withSlos(String... expressions) {
        List<String> stages = plan.stages().stream().map(Stage::name).toList();
        Optional<List<String>> steps = workload instanceof Workload.Http http
                ? Optional.of(List.of(http.request().name()))
                : Optional.empty();
        List<Slo> read = SloCheck.parse(List.of(expressions), stages, steps, "objective");
        return new LoadOrder(test, plan, workload, read, settings, notes, transport, observers);
    }

    /**
     * Say how connections to the target are made.
     *
     * @param other instead of {@link Transport#DEFAULT}
     * @return the same order with that
     */
    public LoadOrder withTransport(Transport other) {
        return new LoadOrder(test, plan, workload, slos, settings, notes, other, observers);
    }

    /**
     * Let somebody see the load while it runs.
     *
     * @param all in the place of those before
     * @return the same order with them
     */
    public LoadOrder withObservers(List<LoadObserver> all) {
        return new LoadOrder(test, plan, workload, slos, settings, notes, transport, all);
    }
}

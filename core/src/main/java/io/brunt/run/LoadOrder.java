// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.http.Transport;
import io.brunt.plan.LoadPlan;
import io.brunt.result.LoadObserver;
import io.brunt.result.TestIdentity;
import io.brunt.settings.Settings;
import io.brunt.slo.Slo;
import java.util.List;
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

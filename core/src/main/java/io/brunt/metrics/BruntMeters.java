// SPDX-License-Identifier: Apache-2.0
package io.brunt.metrics;

import io.brunt.result.LoadObserver;
import io.brunt.result.LoadResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apiguardian.api.API;

/**
 * Keeps a {@code MeterRegistry} of Micrometer up to date while load tests run, about once a second.
 *
 * <p>Measured parts only. Each meter has the tag {@code test}, the name of the result's folder. Safe for any thread; one may
 * serve any number of load tests. The meters, and what to know of them, are on the page docs/metrics.md.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class BruntMeters implements LoadObserver {

    private static final BruntMeters GLOBAL = new BruntMeters(Metrics.globalRegistry);

    private final MeterRegistry registry;
    private final Map<String, TestMeters> tests = new ConcurrentHashMap<>();

    private BruntMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Keep a registry up to date.
     *
     * @param registry any
     * @return to be given to a load test, or to many
     */
    public static BruntMeters in(MeterRegistry registry) {
        return new BruntMeters(registry);
    }

    /**
     * Keep Micrometer's global registry up to date.
     *
     * @return empty while it has no registry of its own, since nobody would read it
     */
    public static Optional<BruntMeters> inGlobalRegistry() {
        return Metrics.globalRegistry.getRegistries().isEmpty() ? Optional.empty() : Optional.of(GLOBAL);
    }

    @Override
    public void sofar(LoadResult sofar) {
        meters(sofar).take(sofar);
    }

    @Override
    public void ended(LoadResult result) {
        meters(result).end(result);
    }

    private TestMeters meters(LoadResult result) {
        return tests.computeIfAbsent(result.test().folder(), it -> new TestMeters(registry, it));
    }
}

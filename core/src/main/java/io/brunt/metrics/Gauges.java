// SPDX-License-Identifier: Apache-2.0
package io.brunt.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Gauges that hold what they were set to. One that somebody registered before is replaced: Micrometer would keep it. It is
 * known by what it shows, since the registry's filters may have given it another name or other tags.
 */
final class Gauges {

    private final MeterRegistry registry;
    private final Tags tags;
    private final Map<String, AtomicReference<Number>> values = new HashMap<>();

    private interface Registration {
        Gauge of(Supplier<Number> value, Tags all);
    }

    Gauges(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
    }

    void set(String name, String description, Tags more, double value) {
        set(name, description, "", more, value);
    }

    void set(String name, String description, String unit, Tags more, double value) {
        set(
                name,
                more,
                value,
                (it, all) -> Gauge.builder(name, it)
                        .description(description)
                        .baseUnit(unit.isEmpty() ? null : unit)
                        .tags(all)
                        .register(registry));
    }

    void setSeconds(String name, String description, Tags more, double value) {
        set(
                name,
                more,
                value,
                (it, all) -> TimeGauge.builder(name, it, TimeUnit.SECONDS)
                        .description(description)
                        .tags(all)
                        .register(registry));
    }

    private void set(String name, Tags more, double value, Registration registration) {
        AtomicReference<Number> known = values.get(name + more);
        if (known != null) {
            known.set(value);
            return;
        }
        AtomicReference<Number> holder = new AtomicReference<>(Double.NaN);
        Tags all = tags.and(more);
        Gauge registered = registration.of(holder::get, all);
        if (!Double.isNaN(registered.value())) {
            registry.remove(registered);
            registration.of(holder::get, all);
        }
        holder.set(value);
        values.put(name + more, holder);
    }
}

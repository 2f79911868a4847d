// SPDX-License-Identifier: Apache-2.0
package io.brunt.metrics;

import io.brunt.record.Distribution;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Map;

/**
 * The timers of one load test. They are told together, so that where there are more times than can be told, each gets the
 * same share of its own.
 */
final class TestTimes {

    private final MeterRegistry registry;
    private final Tags tags;
    private final Map<String, TimesMeter> timers = new HashMap<>();
    private long waiting;

    TestTimes(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
    }

    /** Another run begins. */
    void begin() {
        timers.values().forEach(TimesMeter::begin);
    }

    void look(String name, String description, Tags more, Distribution sofar) {
        waiting += timers.computeIfAbsent(
                        name + more,
                        it -> TimesMeter.of(registry, name, "response time of " + description, tags.and(more)))
                .look(sofar);
    }

    /**
     * Tell the timers what was looked at.
     *
     * @param most how many times, about
     */
    void tell(long most) {
        double share = waiting <= most ? 1 : (double) most / waiting;
        timers.values().forEach(it -> it.tell(share));
        waiting = 0;
    }
}

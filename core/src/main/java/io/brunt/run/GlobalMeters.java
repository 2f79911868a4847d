// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.metrics.BruntMeters;
import io.brunt.result.LoadObserver;
import java.util.List;
import java.util.Optional;

/** Finds Micrometer's global registry where Micrometer is, and touches nothing of it where it is not. */
final class GlobalMeters {

    private static final boolean HAS_MICROMETER = hasMicrometer();

    private GlobalMeters() {}

    private static boolean hasMicrometer() {
        try {
            Class.forName("io.micrometer.core.instrument.Metrics", false, GlobalMeters.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    /**
     * Find out whether the global registry is to be told.
     *
     * @param observers who is told by the user's own word: with meters among them, the global registry is left alone
     * @return what tells it, or empty if there is no Micrometer, or nothing in its global registry
     */
    static Optional<LoadObserver> beside(List<LoadObserver> observers) {
        if (!HAS_MICROMETER || observers.stream().anyMatch(it -> it instanceof BruntMeters)) {
            return Optional.empty();
        }
        return BruntMeters.inGlobalRegistry().map(it -> it);
    }
}

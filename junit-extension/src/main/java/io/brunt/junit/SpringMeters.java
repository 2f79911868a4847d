// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.metrics.BruntMeters;
import io.brunt.result.LoadObserver;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Finds the meter registry in the context of a Spring test. Spring is asked through reflection, so that one class serves its
 * versions 6 and 7, which are made for different JUnits; without Micrometer, nothing is asked.
 */
final class SpringMeters {

    private static final System.Logger LOGGER = System.getLogger(SpringMeters.class.getName());
    private static final String EXTENSION = "org.springframework.test.context.junit.jupiter.SpringExtension";
    private static final boolean HAS_MICROMETER = hasMicrometer();

    private SpringMeters() {}

    private static boolean hasMicrometer() {
        try {
            Class.forName("io.micrometer.core.instrument.MeterRegistry", false, SpringMeters.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    /**
     * Let the registry of the test's context be told, unless the user named one.
     *
     * @param context of the test
     * @param observers of the test
     * @return those, and what tells the registry if there is just one, or a primary one
     */
    static List<LoadObserver> beside(ExtensionContext context, List<LoadObserver> observers) {
        if (!HAS_MICROMETER || observers.stream().anyMatch(it -> it instanceof BruntMeters)) {
            return observers;
        }
        List<LoadObserver> all = new ArrayList<>(observers);
        springOf(context.getRequiredTestClass())
                .flatMap(it -> registry(it, context))
                .map(BruntMeters::in)
                .ifPresent(all::add);
        return all;
    }

    /** Spring's extension, if it is this test's: asked of another class, it would make a context of its own for it. */
    private static Optional<? extends Class<?>> springOf(@Nullable Class<?> test) {
        if (test == null) {
            return Optional.empty();
        }
        Optional<? extends Class<?>> own = AnnotationSupport.findRepeatableAnnotations(test, ExtendWith.class).stream()
                .flatMap(it -> Arrays.stream(it.value()))
                .filter(it -> it.getName().equals(EXTENSION))
                .findFirst();
        return own.isPresent() ? own : springOf(test.getEnclosingClass());
    }

    private static Optional<MeterRegistry> registry(Class<?> extension, ExtensionContext context) {
        try {
            ClassLoader spring = extension.getClassLoader();
            Object application = extension
                    .getMethod("getApplicationContext", ExtensionContext.class)
                    .invoke(null, context);
            Object provider = Class.forName("org.springframework.beans.factory.BeanFactory", false, spring)
                    .getMethod("getBeanProvider", Class.class)
                    .invoke(application, MeterRegistry.class);
            Object registry = Class.forName("org.springframework.beans.factory.ObjectProvider", false, spring)
                    .getMethod("getIfUnique")
                    .invoke(provider);
            return Optional.ofNullable(registry).map(MeterRegistry.class::cast);
        } catch (ReflectiveOperationException | ClassCastException | LinkageError unusual) {
            // The load is worth as much without it.
            LOGGER.log(System.Logger.Level.WARNING, "the meter registry of the Spring context is not told", unusual);
            return Optional.empty();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.report.ConsoleReport;
import io.brunt.report.FailureText;
import io.brunt.report.ResultSummary;
import io.brunt.result.LoadResult;
import io.brunt.settings.Consequence;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.opentest4j.MultipleFailuresError;

/** What comes after the load: its verdict, the user's own assertions, and the one failure that tells of both. */
final class Aftermath {

    private interface Part {
        void run() throws Throwable;
    }

    private final LoadDefinition definition;
    private final ExtensionContext context;
    private final LoadResult result;
    private final List<Throwable> failures = new ArrayList<>();

    Aftermath(LoadDefinition definition, ExtensionContext context, LoadResult result) {
        this.definition = definition;
        this.context = context;
        this.result = result;
    }

    /**
     * Tell the verdict, run body and {@link AfterLoad} methods.
     *
     * @param body what runs once after the load, or null if it was the load
     * @throws Throwable the one failure, or all of them as one
     */
    void run(@Nullable Call body) throws Throwable {
        Publication.of(context, result);
        judge();
        // After an interrupt the test is to end, not to judge what was cut short.
        if (body != null && !Thread.currentThread().isInterrupted()) {
            attempt(body::once);
        }
        afterLoad();
        if (failures.size() > 1) {
            MultipleFailuresError all =
                    new MultipleFailuresError(definition.test().label() + " failed", failures);
            failures.forEach(all::addSuppressed);
            throw all;
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    private void judge() {
        Optional<Consequence> consequence = VerdictFailure.consequence(result.verdict(), definition.settings());
        if (consequence.isPresent() && consequence.get() == Consequence.FAIL) {
            // Whoever runs the test prints its failure; a table before it would say the same twice.
            failures.add(VerdictFailure.of(result));
            return;
        }
        ConsoleReport.onStandardOutput().print(ResultSummary.of(result));
        if (consequence.isPresent()) {
            context.publishReportEntry("brunt.warning", "passes with a warning: " + FailureText.of(result));
        }
    }

    private void afterLoad() {
        List<Class<?>> owners = new ArrayList<>(definition.test().classes());
        Collections.reverse(owners);
        for (Class<?> owner : owners) {
            Object instance =
                    context.getRequiredTestInstances().findInstance(owner).orElse(null);
            for (Method method :
                    AnnotationSupport.findAnnotatedMethods(owner, AfterLoad.class, HierarchyTraversalMode.BOTTOM_UP)) {
                attempt(new Call(method, instance, Collections.nCopies(method.getParameterCount(), result))::once);
            }
        }
    }

    private void attempt(Part part) {
        try {
            part.run();
        } catch (Throwable thrown) {
            failures.add(thrown);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.plan.PlanScale;
import io.brunt.problem.BruntException;
import io.brunt.result.LoadResult;
import io.brunt.run.Brunt;
import io.brunt.run.LoadOrder;
import io.brunt.run.Workload;
import io.brunt.settings.Settings;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** One load test from JUnit's call of its method to the verdict. Confined to the thread that JUnit gave it. */
final class LoadRun {

    private static final System.Logger LOGGER = System.getLogger(LoadRun.class.getName());

    private final LoadDefinition definition;
    private final ExtensionContext context;
    private final ReflectiveInvocationContext<Method> invocation;

    LoadRun(LoadDefinition definition, ExtensionContext context, ReflectiveInvocationContext<Method> invocation) {
        this.definition = definition;
        this.context = context;
        this.invocation = invocation;
    }

    /**
     * Make the load, then run what comes after it.
     *
     * @throws Throwable the failure of the test: the verdict's, the body's, or both
     */
    void run() throws Throwable {
        List<URI> baseUrls;
        try {
            baseUrls = definition.baseUrls(context.getRequiredTestInstances());
        } catch (BruntException fault) {
            throw placed(fault);
        }
        LoadResult result = definition.request().isPresent()
                ? load(new Workload.Http(definition.request().get(), baseUrls))
                : iterate(baseUrls);
        new Aftermath(definition, context, result).run(body(result));
    }

    private LoadResult iterate(List<URI> baseUrls) throws Throwable {
        Call body = new Call(invocation.getExecutable(), context.getRequiredTestInstance(), invocation.getArguments());
        UserLife life = new UserLife(definition.test(), context.getRequiredTestInstances());
        BodyIteration code = new BodyIteration(body, life);
        LoadResult result = load(new Workload.Code(code, baseUrls));
        TestAbortedException aborted = code.aborted();
        if (aborted != null) {
            // Its own interrupt has done its work; JUnit's next test must not find it.
            Thread.interrupted();
            ForgottenResult.of(result).forEach(it -> LOGGER.log(System.Logger.Level.WARNING, it.text()));
            throw aborted;
        }
        return result;
    }

    private LoadResult load(Workload workload) throws Throwable {
        Settings settings = definition.settings();
        PlanScale scale = definition.scale();
        try {
            LoadOrder order = new LoadOrder(
                            Identity.of(context, definition.test()),
                            scale.apply(definition.plan()),
                            workload,
                            definition.slos(),
                            settings,
                            scale.note().stream().toList())
                    .withTransport(BruntExtension.transport(context))
                    .withObservers(SpringMeters.beside(context, BruntExtension.observers(context)));
            return LoadLock.hold(LoadLock.file(settings.module()), () -> Brunt.run(order));
        } catch (BruntException fault) {
            throw placed(fault);
        }
    }

    private @Nullable Call body(LoadResult result) {
        if (definition.request().isEmpty()) {
            return null;
        }
        Method method = invocation.getExecutable();
        List<@Nullable Object> arguments = new ArrayList<>(invocation.getArguments());
        for (int index = 0; index < arguments.size(); index++) {
            if (method.getParameterTypes()[index] == LoadResult.class) {
                arguments.set(index, result);
            }
        }
        return new Call(method, context.getRequiredTestInstance(), arguments);
    }

    private BruntException placed(BruntException fault) {
        String test = definition.test().label();
        return new BruntException(
                fault.problems().stream().map(it -> Faults.place(it, test)).toList());
    }
}

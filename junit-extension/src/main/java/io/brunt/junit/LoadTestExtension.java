// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.result.LoadResult;
import io.brunt.settings.Setting;
import io.brunt.settings.SettingSource;
import io.brunt.settings.Settings;
import io.brunt.user.VirtualUser;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs a method as a load test: skips JUnit's one call of it and makes the load in its place.
 *
 * <p>Annotations are checked before the {@code @BeforeEach} methods, so that a wrong one fails its test alone, and with
 * its own words: what a condition throws would be wrapped by JUnit.
 */
final class LoadTestExtension
        implements ExecutionCondition,
                BeforeEachCallback,
                AfterTestExecutionCallback,
                InvocationInterceptor,
                ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(LoadTestExtension.class);

    /** Called by JUnit. */
    LoadTestExtension() {}

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    private static Settings settings(ExtensionContext context) {
        return Settings.ofThisJvm(
                SettingSource.junitParameters(context::getConfigurationParameter, ParameterNames.all()));
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        try {
            Settings settings = settings(context);
            return settings.enabled()
                    ? ConditionEvaluationResult.enabled("load tests are enabled")
                    : ConditionEvaluationResult.disabled(Setting.ENABLED.key() + " is false ("
                            + settings.origin(Setting.ENABLED).source() + ")");
        } catch (BruntException told) {
            return ConditionEvaluationResult.enabled("the settings are refused before the load");
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        LoadDefinition definition = LoadDefinition.read(
                TestMethod.of(context), () -> settings(context), context::getConfigurationParameter);
        ForkMark.leave(definition.settings().module());
        store(context).put(LoadDefinition.class, definition);
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> call, ReflectiveInvocationContext<Method> invocation, ExtensionContext context)
            throws Throwable {
        load(call, invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> call, ReflectiveInvocationContext<Method> invocation, ExtensionContext context)
            throws Throwable {
        load(call, invocation, context);
    }

    /**
     * Make the load in the place of JUnit's one call of the method.
     *
     * @param call is skipped
     * @param invocation of the method
     * @param context of the test
     * @throws Throwable the failure of the test
     */
    static void load(
            Invocation<@Nullable Void> call, ReflectiveInvocationContext<Method> invocation, ExtensionContext context)
            throws Throwable {
        call.skip();
        LoadDefinition definition = store(context).remove(LoadDefinition.class, LoadDefinition.class);
        new LoadRun(definition, context, invocation).run();
    }

    /** Tell whether a test is a load test that has yet to be run. */
    static boolean isDue(ExtensionContext context) {
        return store(context).get(LoadDefinition.class) != null;
    }

    /**
     * Fail a test that made no load: an extension that was registered before this one may call the method by itself, and
     * JUnit then asks nobody else.
     */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (isDue(context) && context.getExecutionException().isEmpty()) {
            throw new BruntException(Problem.of("no load was made: another extension has called the method by itself")
                    .at(TestMethod.of(context).label())
                    .hint("put @ExtendWith(BruntExtension.class) on the class, above that extension's annotation"
                            + " (with Quarkus above @QuarkusTest)"));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return (type == VirtualUser.class || type == LoadResult.class)
                && context.getTestMethod()
                        .filter(parameter.getDeclaringExecutable()::equals)
                        .isPresent();
    }

    /** Before the load there is neither: each call gets its user, and the body its result, in the place of this null. */
    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return null;
    }
}

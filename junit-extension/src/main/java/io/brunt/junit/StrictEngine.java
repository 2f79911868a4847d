// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.settings.SettingSource;
import io.brunt.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;

/**
 * Under {@code brunt.strict=true} checks every load test that is about to run, and stops the whole run if one is wrong:
 * only an engine can do that. It has no tests of its own. Found by the launcher.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class StrictEngine implements TestEngine {

    /** Called by the launcher. */
    public StrictEngine() {}

    @Override
    public String getId() {
        return "brunt";
    }

    /**
     * Check, and find nothing.
     *
     * @param request what is about to run
     * @param id of this engine
     * @return an engine without tests
     * @throws BruntException under {@code brunt.strict=true}, with the faults of all load tests
     */
    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        EngineDescriptor none = new EngineDescriptor(id, "Brunt");
        Settings settings;
        try {
            settings = settings(request.getConfigurationParameters());
        } catch (BruntException told) {
            // Nobody can say whether it should be strict: each load test tells this before its load.
            return none;
        }
        if (settings.strict()) {
            DeclaredLoadTests declared = new DeclaredLoadTests();
            EngineDiscoveryRequestResolver.<EngineDescriptor>builder()
                    .addClassContainerSelectorResolver(DeclaredLoadTests::isTestClass)
                    .addSelectorResolver(declared)
                    .build()
                    .resolve(request, none);
            check(declared.all(), settings, request.getConfigurationParameters());
        }
        return none;
    }

    private static Settings settings(ConfigurationParameters parameters) {
        return Settings.ofThisJvm(SettingSource.junitParameters(parameters::get, parameters.keySet()));
    }

    private static void check(List<TestMethod> tests, Settings settings, ConfigurationParameters parameters) {
        List<Problem> problems = new ArrayList<>();
        for (TestMethod test : tests) {
            try {
                LoadDefinition.read(test, () -> settings, parameters::get);
            } catch (BruntException fault) {
                problems.addAll(fault.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new BruntException(problems);
        }
    }

    @Override
    public void execute(ExecutionRequest request) {
        TestDescriptor none = request.getRootTestDescriptor();
        request.getEngineExecutionListener().executionStarted(none);
        request.getEngineExecutionListener().executionFinished(none, TestExecutionResult.successful());
    }
}

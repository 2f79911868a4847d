// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import org.apiguardian.api.API;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Notes which configuration parameters there are, so that a misspelled {@code brunt.*} key is told. Found by the launcher.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ParameterNamesListener implements TestExecutionListener {

    /** Called by the launcher. */
    public ParameterNamesListener() {}

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        ParameterNames.are(plan.getConfigurationParameters().keySet());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apiguardian.api.API;

/**
 * Print the results of the module's load tests as a table, and bring the pages over all of them up to date.
 *
 * <p>Bound before {@code brunt:verify}, so that a build that fails there has both.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Mojo(name = "report", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, threadSafe = true)
public class ReportMojo extends BruntMojo {

    /** Made by Maven. */
    public ReportMojo() {}

    @Override
    void perform() {
        new ModuleReport(session, settings(), getLog()).make();
    }
}

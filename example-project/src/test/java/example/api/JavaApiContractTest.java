// SPDX-License-Identifier: Apache-2.0
package example.api;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

class JavaApiContractTest extends ApiContract {

    @Override
    RunningApi start(Setup setup) throws IOException {
        ApiServer server = ApiServer.start(ApiOptions.onPort(0)
                .withInstance(setup.instance())
                .withLimit(setup.limit())
                .withJobs(new JobOptions(setup.jobs(), setup.queue(), setup.jobTime(), setup.store())));
        return new RunningApi() {
            @Override
            public URI url() {
                return server.url();
            }

            @Override
            public void stop() {
                server.stop(Duration.ofSeconds(20));
            }
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How services end, whatever comes in between. */
class StoppedServicesTest extends LocalServices {

    @Test
    void endByTheirOwnCommand() throws Exception {
        Service api = listener("api", "--stubborn");
        api.stopTimeout = "60s";
        api.stopCommand = "sh -c 'echo bye {{index}}; kill -KILL {{pid}}'";

        start(api).stop();

        assertThat(log("api-1")).contains("bye 1");
        assertThat(said).noneMatch(it -> it.contains("killed") || it.contains("stopCommand"));
    }

    @Test
    void sayThatTheirCommandFailedAndEndEvenSo() throws Exception {
        Service api = listener("api");
        api.stopCommand = "sh -c 'exit 4'";

        start(api).stop();

        assertThat(said)
                .contains("service api-1: its <stopCommand> failed with exit code 4, so it was ended by SIGTERM; see "
                        + "target/brunt/services/api-1.log");
    }

    @Test
    void sayWhoWasKilled() throws Exception {
        Service api = listener("api", "--stubborn");
        api.stopTimeout = "300ms";

        start(api).stop();

        assertThat(said)
                .anyMatch(it -> it.matches(
                        "service api-1 did not end within 300ms of SIGTERM and was killed: pid \\d+ \\(java\\)"));
    }

    @Test
    void tellOfOneThatDiedBeforeTheStop() throws Exception {
        RunningServices services = start(listener("api", "--die-when-asked"));
        int port = Integer.parseInt(services.handOver().properties().get("brunt.api.1.port"));
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        Awaitility.await().until(() -> services.instances().get(0).exitCode().isPresent());

        List<String> deaths = services.stop();

        assertThat(deaths).singleElement().asString().contains("service api-1: died with exit code 9");
    }

    @Test
    void endEvenWhenTheWardenWasKilled() throws Exception {
        RunningServices services = start(listener("api"));
        List<ProcessHandle> warden = ProcessHandle.current()
                .children()
                .filter(it -> it.info().commandLine().orElse("").contains(post.run()))
                .toList();
        warden.forEach(ProcessHandle::destroyForcibly);
        // So that the order to end the service meets a closed pipe, not a warden about to die.
        Awaitility.await().until(() -> warden.stream().noneMatch(ProcessHandle::isAlive));

        List<String> deaths = services.stop();

        assertThat(deaths)
                .singleElement()
                .asString()
                .startsWith("the warden is gone, which kept watch over the services; ended without it: pid ")
                .endsWith("(java)");
    }
}

// SPDX-License-Identifier: Apache-2.0
package example.api;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsTest {

    @TempDir
    Path folder;

    private static String status(Jobs jobs, String id) {
        return jobs.store().find(id).orElseThrow().get("status").getAsString();
    }

    @Test
    void saysOfWhatItCouldNotFinishThatItFailed() throws Exception {
        JobOptions oneAnHour = new JobOptions(1, 10, Duration.ofHours(1), folder);
        Jobs jobs = Jobs.start(oneAnHour, new HashChain(1));
        String first = jobs.submit("a").orElseThrow();
        String waiting = jobs.submit("b").orElseThrow();

        await().until(() -> status(jobs, first).equals("RUNNING"));

        assertFalse(jobs.stop(Duration.ofMillis(1)));

        assertEquals("FAILED", status(jobs, waiting));
        assertEquals(Optional.empty(), jobs.submit("c"));
        // It hears of the end on its own thread.
        await().until(() -> status(jobs, first).equals("FAILED"));
    }
}

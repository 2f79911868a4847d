// SPDX-License-Identifier: Apache-2.0
package example.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobStoreTest {

    @TempDir
    Path folder;

    @Test
    void forgetsWhatIsOld() throws Exception {
        JobStore store = JobStore.in(folder.resolve("jobs"));
        String old = UUID.randomUUID().toString();
        String young = UUID.randomUUID().toString();
        store.put(old, JobStore.Status.DONE, Optional.of("a"));
        store.put(young, JobStore.Status.QUEUED, Optional.empty());
        Files.setLastModifiedTime(
                folder.resolve("jobs").resolve(old + ".json"), FileTime.from(Instant.now().minusSeconds(61)));

        store.forgetOlderThan(Duration.ofMinutes(1));

        assertEquals(Optional.empty(), store.find(old));
        assertEquals("QUEUED", store.find(young).orElseThrow().get("status").getAsString());
    }

    @Test
    void looksNowhereElse() throws Exception {
        JobStore store = JobStore.in(folder.resolve("jobs"));
        Files.writeString(folder.resolve("secret.json"), "{}");

        assertEquals(Optional.empty(), store.find("../secret"));
    }
}

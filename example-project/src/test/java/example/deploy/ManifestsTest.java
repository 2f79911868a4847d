// SPDX-License-Identifier: Apache-2.0
package example.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;

/** The reader refuses what an API server would, or the other tests would prove nothing. */
class ManifestsTest {

    private static final Path FOLDER = Path.of("deploy/kubernetes");

    @ParameterizedTest
    @CsvSource({
        "deployment.yaml, revisionHistoryLimit, revisionHistroyLimit",
        "deployment.yaml, failureThreshold, failureTreshold",
        "deployment.yaml, seccompProfile, seccompprofile",
        "service.yaml, targetPort, targetport",
        "autoscaler.yaml, stabilizationWindowSeconds, stabilisationWindowSeconds",
        "autoscaler.yaml, averageValue, avarageValue",
        "disruption-budget.yaml, minAvailable, minimumAvailable",
        "load-test.yaml, backoffLimit, backOffLimit",
    })
    void refusesAMisspelledField(String file, String right, String wrong) throws IOException {
        String manifest = Files.readString(FOLDER.resolve(file)).replace(right + ":", wrong + ":");

        JacksonException refusal = assertThrows(JacksonException.class, () -> Manifests.read(manifest));

        assertTrue(refusal.getMessage().contains(wrong), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "service.yaml, port: 80, port: eighty",
        "deployment.yaml, apps/v1, apps/v1beta1",
        "service.yaml, kind: Service, kind: Servce",
    })
    void refusesAWrongValue(String file, String right, String wrong) throws IOException {
        String manifest = Files.readString(FOLDER.resolve(file)).replace(right, wrong);

        assertThrows(RuntimeException.class, () -> Manifests.read(manifest));
    }

    @Test
    void refusesADoubledField() throws IOException {
        String manifest = Files.readString(FOLDER.resolve("disruption-budget.yaml"));

        assertThrows(JacksonException.class, () -> Manifests.read(manifest + "spec:\n  minAvailable: 1\n"));
    }

    @Test
    void coversEachFileThatKustomizeApplies() throws IOException {
        Set<String> applied = new TreeSet<>();
        Manifests.tree(FOLDER.resolve("kustomization.yaml"))
                .get("resources")
                .forEach(it -> applied.add(it.asString()));
        // Created by hand, since its name is made anew for each run.
        applied.add("load-test.yaml");

        assertEquals(applied, new TreeSet<>(Manifests.in(FOLDER).byFile().keySet()));
    }
}

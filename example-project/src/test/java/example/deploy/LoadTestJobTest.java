// SPDX-License-Identifier: Apache-2.0
package example.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.brunt.junit.LoadTest;
import io.brunt.settings.SettingSource;
import io.brunt.settings.Settings;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The Job's arguments are settings of Brunt, and what they name exists. */
class LoadTestJobTest {

    private final Manifests manifests;
    private final Container loadTest;
    private final Properties properties = new Properties();

    LoadTestJobTest() throws IOException {
        manifests = Manifests.in(Path.of("deploy/kubernetes"));
        loadTest = manifests.the(Job.class).getSpec().getTemplate().getSpec().getContainers().get(0);
        loadTest.getArgs().stream()
                .filter(it -> it.startsWith("-D"))
                .map(it -> it.substring(2).split("=", 2))
                .forEach(it -> properties.setProperty(it[0], it[1]));
    }

    /** An unknown key, or a value that a setting cannot have, is refused by the reader that the test itself uses. */
    private Settings settings() {
        return Settings.resolve(Path.of(""), List.of(SettingSource.systemProperties(properties)));
    }

    @Test
    void callsTheServiceAtItsPortAndMay() {
        Service service = manifests.the(Service.class);
        URI target = settings().baseUrls().get(0);

        assertEquals(service.getMetadata().getName(), target.getHost());
        assertEquals(80, service.getSpec().getPorts().get(0).getPort());
        assertEquals(-1, target.getPort());
        assertTrue(settings().allowedHosts().contains(target.getHost()));
    }

    @Test
    void leavesItsReportsInTheVolume() {
        Path reports = Path.of(properties.getProperty("brunt.reportDir"));

        assertTrue(loadTest.getVolumeMounts().stream()
                .map(VolumeMount::getMountPath)
                .anyMatch(it -> reports.startsWith(Path.of(it))));
    }

    @Test
    void namesATestThatThereIs() throws ClassNotFoundException {
        String[] test = properties.getProperty("test").split("#");
        Class<?> type = Class.forName("example.api." + test[0]);

        assertTrue(Arrays.stream(type.getDeclaredMethods())
                .filter(it -> test.length == 1 || it.getName().equals(test[1]))
                .anyMatch(it -> it.isAnnotationPresent(LoadTest.class)));
    }

    @Test
    void canBeHeldByAsManyInstancesAsMayCome() throws ReflectiveOperationException {
        String[] test = properties.getProperty("test").split("#");
        LoadTest load = Class.forName("example.api." + test[0])
                .getDeclaredMethod(test[1])
                .getAnnotation(LoadTest.class);
        int perSecond = Arrays.stream(load.stages())
                .mapToInt(it -> Integer.parseInt(it.rate().replace("/s", "")))
                .max()
                .orElseThrow();
        HorizontalPodAutoscalerSpec scaling =
                manifests.the(HorizontalPodAutoscaler.class).getSpec();
        String perInstance =
                scaling.getMetrics().get(1).getPods().getTarget().getAverageValue().getAmount();

        assertTrue(scaling.getMaxReplicas() * Integer.parseInt(perInstance) >= perSecond);
    }

    @Test
    void failsAsTheLoadTestDoesAndOnce() {
        assertEquals(0, manifests.the(Job.class).getSpec().getBackoffLimit());
        assertEquals(
                "Never", manifests.the(Job.class).getSpec().getTemplate().getSpec().getRestartPolicy());
    }
}

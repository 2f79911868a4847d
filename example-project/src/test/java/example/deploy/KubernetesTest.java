// SPDX-License-Identifier: Apache-2.0
package example.deploy;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What one manifest says of another is so. */
class KubernetesTest {

    private static final Path FOLDER = Path.of("deploy/kubernetes");

    private final Manifests manifests;
    private final Deployment deployment;
    private final PodTemplateSpec pod;
    private final Container api;
    private final Job job;

    KubernetesTest() throws IOException {
        manifests = Manifests.in(FOLDER);
        deployment = manifests.the(Deployment.class);
        pod = deployment.getSpec().getTemplate();
        api = pod.getSpec().getContainers().get(0);
        job = manifests.the(Job.class);
    }

    @Test
    void selectsThePodsOfTheDeployment() {
        Map<String, String> labels = pod.getMetadata().getLabels();
        Stream<Map<String, String>> selectors = Stream.of(
                deployment.getSpec().getSelector().getMatchLabels(),
                manifests.the(Service.class).getSpec().getSelector(),
                manifests.the(PodDisruptionBudget.class).getSpec().getSelector().getMatchLabels(),
                pod.getSpec().getTopologySpreadConstraints().get(0).getLabelSelector().getMatchLabels(),
                job.getSpec().getTemplate().getSpec().getAffinity().getPodAntiAffinity()
                        .getRequiredDuringSchedulingIgnoredDuringExecution().get(0)
                        .getLabelSelector()
                        .getMatchLabels());

        assertAll(selectors.map(it -> () -> {
            assertTrue(!it.isEmpty(), "selects everything");
            assertTrue(labels.entrySet().containsAll(it.entrySet()), it + " does not select " + labels);
        }));
    }

    @Test
    void doesNotSendRequestsToTheLoadTest() {
        Map<String, String> labels = job.getSpec().getTemplate().getMetadata().getLabels();
        Map<String, String> selector = manifests.the(Service.class).getSpec().getSelector();

        assertTrue(!labels.entrySet().containsAll(selector.entrySet()), selector + " selects " + labels);
    }

    @Test
    void asksAndServesAtPortsThatThereAre() {
        Map<String, Integer> ports = api.getPorts().stream()
                .collect(Collectors.toMap(it -> it.getName(), it -> it.getContainerPort()));
        Set<String> asked = Stream.concat(
                        Stream.of(api.getStartupProbe(), api.getReadinessProbe(), api.getLivenessProbe())
                                .map(it -> it.getHttpGet().getPort().getStrVal()),
                        manifests.the(Service.class).getSpec().getPorts().stream()
                                .map(it -> it.getTargetPort().getStrVal()))
                .collect(Collectors.toSet());

        assertTrue(ports.keySet().containsAll(asked), asked + " of " + ports);
        assertTrue(api.getArgs().contains("--port=" + ports.get("http")), "listens elsewhere: " + api.getArgs());
        assertEquals(
                ports.get("http").toString(),
                pod.getMetadata().getAnnotations().get("prometheus.io/port"));
    }

    @Test
    void givesAnInstanceTimeToStart() {
        Probe startup = api.getStartupProbe();

        assertTrue(startup.getPeriodSeconds() * startup.getFailureThreshold() >= 60);
    }

    @Test
    void givesAnInstanceTimeToFinishWhatItWorksOn() {
        long drain = api.getLifecycle().getPreStop().getSleep().getSeconds();
        // The API itself gives its requests 10 s.
        assertTrue(pod.getSpec().getTerminationGracePeriodSeconds() > drain + 10);
    }

    @Test
    void scalesTheDeployment() {
        HorizontalPodAutoscalerSpec scaling = manifests.the(HorizontalPodAutoscaler.class).getSpec();

        assertEquals(deployment.getApiVersion(), scaling.getScaleTargetRef().getApiVersion());
        assertEquals(deployment.getKind(), scaling.getScaleTargetRef().getKind());
        assertEquals(deployment.getMetadata().getName(), scaling.getScaleTargetRef().getName());
        assertEquals(null, deployment.getSpec().getReplicas(), "would undo the scaling with each apply");
        assertTrue(scaling.getMinReplicas() <= scaling.getMaxReplicas());
        // A share of the requested CPU can be told only where some is requested.
        assertNotNull(api.getResources().getRequests().get("cpu"));
    }

    /** Else an instance refuses what the autoscaler thinks it should carry. */
    @Test
    void letsAnInstanceAnswerMoreThanItIsPlannedFor() {
        Quantity planned = manifests.the(HorizontalPodAutoscaler.class).getSpec().getMetrics().stream()
                .filter(it -> it.getPods() != null)
                .map(it -> it.getPods().getTarget().getAverageValue())
                .findFirst()
                .orElseThrow();
        int limit = api.getArgs().stream()
                .filter(it -> it.startsWith("--limit="))
                .mapToInt(it -> Integer.parseInt(it.substring("--limit=".length())))
                .findFirst()
                .orElseThrow();

        assertTrue(limit > planned.getNumericalAmount().intValueExact() * 1.2, limit + " beside " + planned);
    }

    @Test
    void scalesByAMetricThatTheAdapterMakes() {
        JsonNode rules = Manifests.tree(FOLDER.resolve("prometheus-adapter-values.yaml"))
                .get("rules")
                .get("custom");
        Set<String> made = new TreeSet<>();
        rules.forEach(it -> made.add(it.get("name").get("as").asString()));
        Set<String> asked = manifests.the(HorizontalPodAutoscaler.class).getSpec().getMetrics().stream()
                .filter(it -> it.getType().equals("Pods"))
                .map(it -> it.getPods().getMetric().getName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(1, asked.size());
        assertTrue(made.containsAll(asked), asked + " of " + made);
    }

    @Test
    void scalesByEachMetricOnce() {
        List<String> types = manifests.the(HorizontalPodAutoscaler.class).getSpec().getMetrics().stream()
                .map(MetricSpec::getType)
                .toList();

        assertEquals(List.of("Resource", "Pods"), types);
    }

    /** Else each pod would be called by its port, all alike, and the load test would see one instance. */
    @Test
    void callsEachInstanceByItsPod() {
        assertTrue(api.getArgs().contains("--instance=$(POD_NAME)"));
        assertTrue(api.getEnv().stream()
                .filter(it -> it.getName().equals("POD_NAME"))
                .anyMatch(it -> it.getValueFrom().getFieldRef().getFieldPath().equals("metadata.name")));
    }

    @Test
    void letsNodesBeDrained() {
        int available = manifests.the(PodDisruptionBudget.class).getSpec().getMinAvailable().getIntVal();
        int least = manifests.the(HorizontalPodAutoscaler.class).getSpec().getMinReplicas();

        assertTrue(available < least, available + " of " + least + " must stay: no node could ever be drained");
        assertTrue(available >= 1);
    }

    @Test
    void runsTheImagesThatTheContainerFilesMake() throws IOException {
        for (Container it : List.of(api, loadTest())) {
            String name = it.getImage().replaceAll(".*/(.*):.*", "$1").replace("api-load-tests", "load-tests");
            String file = Files.readString(Path.of("deploy", name + ".Containerfile"));

            assertTrue(file.contains("-t " + it.getImage() + " ."), it.getImage() + " is not built by " + file);
            assertTrue(file.contains("USER " + 10001), "runs as another user than the pod says");
        }
    }

    @Test
    void mountsVolumesThatThereAre() {
        Set<String> claims = manifests.all(PersistentVolumeClaim.class).stream()
                .map(it -> it.getMetadata().getName())
                .collect(Collectors.toSet());
        for (PodTemplateSpec it : List.of(pod, job.getSpec().getTemplate())) {
            Set<String> volumes =
                    it.getSpec().getVolumes().stream().map(Volume::getName).collect(Collectors.toSet());
            assertEquals(
                    volumes,
                    it.getSpec().getContainers().get(0).getVolumeMounts().stream()
                            .map(VolumeMount::getName)
                            .collect(Collectors.toSet()));
            it.getSpec().getVolumes().stream()
                    .filter(volume -> volume.getPersistentVolumeClaim() != null)
                    .forEach(volume -> assertTrue(
                            claims.contains(volume.getPersistentVolumeClaim().getClaimName()), () -> volume + " of " + claims));
        }
    }

    @Test
    void givesEachContainerWhatItAsksFor() {
        for (Container it : List.of(api, loadTest())) {
            Map<String, Quantity> requests = it.getResources().getRequests();
            Map<String, Quantity> limits = it.getResources().getLimits();

            assertEquals(requests.get("memory"), limits.get("memory"), "of " + it.getName());
        }
        assertEquals(
                loadTest().getResources().getRequests(),
                loadTest().getResources().getLimits(),
                "the generator must have cores of its own");
    }

    private Container loadTest() {
        return job.getSpec().getTemplate().getSpec().getContainers().get(0);
    }
}

// SPDX-License-Identifier: Apache-2.0
package example.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API, started with the arguments of the Deployment, answers where the cluster would ask. */
class DeployedApiTest {

    private static final Path FOLDER = Path.of("deploy/kubernetes");
    private static final Pattern ADDRESS = Pattern.compile(" listens on http://\\S+:(\\d+)");

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path jobs;

    private PodTemplateSpec pod;
    private Container api;
    private Process process;
    private URI url;

    /** In a container each pod has all ports and its folder; here they are a free port and a temporary one. */
    @BeforeEach
    void start() throws IOException {
        pod = Manifests.in(FOLDER).the(Deployment.class).getSpec().getTemplate();
        api = pod.getSpec().getContainers().get(0);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "example.api.Api"));
        for (String argument : api.getArgs()) {
            command.add(argument.replaceFirst("^--port=.*", "--port=0")
                    .replaceFirst("^--host=.*", "--host=127.0.0.1")
                    .replaceFirst("^--store=.*", "--store=" + jobs)
                    .replace("$(POD_NAME)", "api-7d9f"));
        }
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        url = process.inputReader()
                .lines()
                .map(ADDRESS::matcher)
                .filter(Matcher::find)
                .map(it -> URI.create("http://127.0.0.1:" + it.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the API did not start with " + command));
    }

    @AfterEach
    void stop() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    void answersEachProbe() throws IOException, InterruptedException {
        for (Probe it : List.of(api.getStartupProbe(), api.getReadinessProbe(), api.getLivenessProbe())) {
            assertEquals(200, get(it.getHttpGet().getPath()).statusCode(), it.getHttpGet().getPath());
        }
    }

    /** What Prometheus scrapes has the series that the adapter's rule looks for. */
    @Test
    void tellsTheMetricThatScalesIt() throws IOException, InterruptedException {
        http.send(
                HttpRequest.newBuilder(url.resolve("/process"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"payload\":\"test\"}"))
                        .build(),
                BodyHandlers.ofString());

        String metrics = get(pod.getMetadata().getAnnotations().get("prometheus.io/path")).body();

        String query = Manifests.tree(FOLDER.resolve("prometheus-adapter-values.yaml"))
                .at("/rules/custom/0/seriesQuery")
                .asString();
        String series = query.substring(0, query.indexOf('{'));
        String label = query.replaceAll(".*(uri=\"[^\"]*\").*", "$1");
        assertTrue(
                metrics.lines().anyMatch(it -> it.startsWith(series + "{") && it.contains(label)),
                () -> series + " with " + label + " is not in\n" + metrics);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(url.resolve(path)).build(), BodyHandlers.ofString());
    }
}

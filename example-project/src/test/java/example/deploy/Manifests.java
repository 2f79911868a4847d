// SPDX-License-Identifier: Apache-2.0
package example.deploy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.BeanDeserializerBuilder;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The manifests of a folder, read as strictly as an API server does with {@code fieldValidation: Strict}: an unknown
 * field, a doubled one, and a value of another type are errors.
 *
 * @param byFile by the file's name
 */
record Manifests(Map<String, HasMetadata> byFile) {

    /** Types that need no definition of their own in a cluster, so a manifest of any other has no reader. */
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "apps/v1 Deployment", Deployment.class,
            "v1 Service", Service.class,
            "v1 PersistentVolumeClaim", PersistentVolumeClaim.class,
            "autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
            "batch/v1 Job", Job.class);

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(new SimpleModule().setDeserializerModifier(new NoAdditionalProperties()))
            .build();

    /** The model keeps unknown fields in a map of "additional properties", so nothing would ever be unknown. */
    private static final class NoAdditionalProperties extends ValueDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public BeanDeserializerBuilder updateBuilder(
                DeserializationConfig config, BeanDescription.Supplier bean, BeanDeserializerBuilder builder) {
            builder.setAnySetter(null);
            return builder;
        }
    }

    static Manifests in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new Manifests(files.filter(it -> it.toString().endsWith(".yaml"))
                    .filter(it -> !isOfATool(it))
                    .collect(Collectors.toMap(
                            it -> it.getFileName().toString(), Manifests::read)));
        }
    }

    /** What kustomize and Helm read, and no API server. */
    private static boolean isOfATool(Path file) {
        return tree(file).path("apiVersion").asString("").isEmpty()
                || tree(file).path("kind").asString().equals("Kustomization");
    }

    static JsonNode tree(Path file) {
        return YAML.readTree(text(file));
    }

    static HasMetadata read(Path file) {
        return read(text(file));
    }

    static HasMetadata read(String yaml) {
        JsonNode tree = YAML.readTree(yaml);
        String kind = tree.path("apiVersion").asString() + " " + tree.path("kind").asString();
        Class<? extends HasMetadata> type = Optional.<Class<? extends HasMetadata>>ofNullable(KINDS.get(kind))
                .orElseThrow(() -> new IllegalArgumentException("No such kind: " + kind));
        return YAML.readValue(yaml, type);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Return the only one of a kind, or the only one of that name. */
    <T extends HasMetadata> T the(Class<T> kind) {
        List<T> all = all(kind);
        if (all.size() != 1) {
            throw new IllegalArgumentException("There are " + all.size() + " manifests of " + kind.getSimpleName());
        }
        return all.get(0);
    }

    <T extends HasMetadata> List<T> all(Class<T> kind) {
        return byFile.values().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}

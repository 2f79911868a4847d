// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import io.brunt.settings.StartedProcess;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apiguardian.api.API;

/**
 * What the tests are told: a file that each test JVM finds by itself, however it was forked.
 *
 * <p>System properties would not do. Those of the session reach the forks but leak from module to module, those of the
 * project do not reach them.
 *
 * @param properties by key
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record HandOver(Map<String, String> properties) {

    private static final String FILE = "run.properties";

    /** Keep an immutable copy. */
    public HandOver {
        properties = Map.copyOf(properties);
    }

    static HandOver of(Deployment deployment, Addresses addresses, String run) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("brunt.run.id", run);
        properties.put("brunt.started", Instant.now().toString());
        for (ServicePlan plan : deployment.services()) {
            List<String> urls = new ArrayList<>();
            for (int index = 1; index <= plan.instances(); index++) {
                String prefix = "brunt." + plan.name() + "." + index;
                String url = addresses.url(plan, index, deployment.paths().workDir(plan.instanceName(index)));
                properties.put(prefix + ".port", Integer.toString(addresses.port(plan.name(), index)));
                properties.put(prefix + ".url", url);
                urls.add(url);
            }
            if (deployment.target().filter(plan::equals).isPresent()) {
                properties.put("brunt.baseUrl", String.join(",", urls));
            }
        }
        return new HandOver(properties);
    }

    /**
     * Add a property.
     *
     * @param key its key
     * @param value its value
     * @return all that is here, and it
     */
    public HandOver with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(key, value);
        return new HandOver(more);
    }

    /** Add where to find the process of an instance; without a start time another might be taken for it. */
    HandOver with(Instance instance) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        ProcessHandle.of(instance.process().pid().join())
                .flatMap(it -> it.info().startInstant())
                .map(it -> new StartedProcess(
                        instance.plan().name(),
                        instance.index(),
                        instance.process().pid().join(),
                        it))
                .ifPresent(it -> more.putAll(it.properties()));
        return new HandOver(more);
    }

    /**
     * Write the file, whole or not at all.
     *
     * @param folder Brunt's folder in the module
     * @throws IOException if that cannot be done
     */
    public void write(Path folder) throws IOException {
        Properties all = new Properties();
        all.putAll(properties);
        Files.createDirectories(folder);
        Path draft = folder.resolve(FILE + ".new");
        try (Writer writer = Files.newBufferedWriter(draft)) {
            all.store(writer, "Written by brunt:start for the tests of this module, deleted by brunt:stop");
        }
        Files.move(draft, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Delete the file: an address that nobody listens on is worse than none.
     *
     * @param folder Brunt's folder in the module
     * @throws IOException if it is there and cannot be deleted
     */
    public static void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }
}

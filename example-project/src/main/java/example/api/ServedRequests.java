// SPDX-License-Identifier: Apache-2.0
package example.api;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Count the answers for each path and status since the start.
 *
 * <p>Paths that do not exist are counted together as {@code other}: a scanner must not fill the memory. Safe for any
 * thread.
 */
final class ServedRequests {

    private static final String OTHER = "other";

    private final Set<String> paths;
    private final Map<String, Map<Integer, LongAdder>> counts = new ConcurrentHashMap<>();

    ServedRequests(Set<String> paths) {
        this.paths = Set.copyOf(paths);
    }

    void count(String path, int status) {
        counts.computeIfAbsent(paths.contains(path) ? path : OTHER, p -> new ConcurrentHashMap<>())
                .computeIfAbsent(status, s -> new LongAdder())
                .increment();
    }

    /** Return {@code {"/process":{"requests":12,"statuses":{"200":11,"400":1}}}}, every known path in it. */
    JsonObject toJson() {
        JsonObject json = new JsonObject();
        paths.stream().sorted().forEach(path -> json.add(path, toJson(path)));
        json.add(OTHER, toJson(OTHER));
        return json;
    }

    private JsonObject toJson(String path) {
        long requests = 0;
        JsonObject statuses = new JsonObject();
        for (Map.Entry<Integer, LongAdder> entry : new TreeMap<>(counts.getOrDefault(path, Map.of())).entrySet()) {
            // Read once, or the sum may not be the sum of what stands beside it.
            long count = entry.getValue().sum();
            statuses.addProperty(entry.getKey().toString(), count);
            requests += count;
        }
        JsonObject json = new JsonObject();
        json.addProperty("requests", requests);
        json.add("statuses", statuses);
        return json;
    }
}

// SPDX-License-Identifier: Apache-2.0
package example.api;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
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

    /** Every path is there from the start; the statuses of a path come as they are first sent. */
    private final Map<String, Map<Integer, LongAdder>> countsByPath = new LinkedHashMap<>();

    ServedRequests(Set<String> paths) {
        paths.stream().sorted().forEach(path -> countsByPath.put(path, new ConcurrentHashMap<>()));
        countsByPath.put(OTHER, new ConcurrentHashMap<>());
    }

    void count(String path, int status) {
        countsByPath
                .getOrDefault(path, countsByPath.get(OTHER))
                .computeIfAbsent(status, s -> new LongAdder())
                .increment();
    }

    /** Return {@code {"/process":{"requests":12,"statuses":{"200":11,"400":1}}}}, every known path in it. */
    JsonObject toJson() {
        JsonObject json = new JsonObject();
        countsByPath.forEach((path, counts) -> json.add(path, toJson(counts)));
        return json;
    }

    private static JsonObject toJson(Map<Integer, LongAdder> counts) {
        long requests = 0;
        JsonObject statuses = new JsonObject();
        for (Map.Entry<Integer, LongAdder> entry : new TreeMap<>(counts).entrySet()) {
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

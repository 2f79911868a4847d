// SPDX-License-Identifier: Apache-2.0
package example.api;

import com.google.gson.JsonObject;
import io.brunt.result.InstanceResult;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many calls of {@code /process} each instance has answered since it was started, as it says itself.
 *
 * <p>Asked of the API, since behind a balancer the load generator sees only one address.
 */
record ServedShares(Map<String, Long> requestsByInstance) {

    /** A balancer sends each question to another instance, so ask often enough to meet all. */
    private static final int QUESTIONS = 12;

    static ServedShares askedOf(List<InstanceResult> addresses) throws IOException, InterruptedException {
        Map<String, Long> requestsByInstance = new TreeMap<>();
        for (InstanceResult address : addresses) {
            ApiClient api = ApiClient.to(URI.create(address.url()));
            for (int i = 0; i < QUESTIONS; i++) {
                JsonObject statistics = api.statistics();
                requestsByInstance.put(
                        statistics.get("instance").getAsString(),
                        statistics
                                .getAsJsonObject("served")
                                .getAsJsonObject("/process")
                                .get("requests")
                                .getAsLong());
            }
        }
        return new ServedShares(requestsByInstance);
    }

    int instances() {
        return requestsByInstance.size();
    }

    long busiest() {
        return Collections.max(requestsByInstance.values());
    }

    long quietest() {
        return Collections.min(requestsByInstance.values());
    }
}

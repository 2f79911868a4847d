// SPDX-License-Identifier: Apache-2.0
package example.api;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;

/** Answer {@code POST /jobs} and {@code GET /jobs/{id}}. */
record JobEndpoints(Jobs jobs, ApiMeters meters) {

    Reply submit(Request request) throws Refusal {
        Optional<String> id = jobs.submit(Payload.of(request.body()));
        if (id.isEmpty()) {
            meters.countRejectedJob();
            return Reply.problem(503, "The queue is full; come back later").withHeader("Retry-After", "1");
        }
        JsonObject json = new JsonObject();
        json.addProperty("id", id.get());
        json.addProperty("status", JobStore.Status.QUEUED.name());
        return Reply.json(202, json).withHeaders(Map.of("Location", "/jobs/" + id.get(), "Retry-After", "1"));
    }

    Reply show(Request request) {
        return jobs.store()
                .find(request.id())
                .map(it -> Reply.json(200, it))
                .orElseGet(() -> Reply.problem(404, "There is no such job; it may be long done"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package example.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Ask the Prometheus of this build. */
record Prometheus(ApiClient client) {

    static Prometheus ofThisBuild() {
        return new Prometheus(ApiClient.to(URI.create(System.getProperty("brunt.prometheus.url"))));
    }

    /** Return a query's series; none if there is no data. */
    JsonArray series(String query) throws IOException, InterruptedException {
        return ask("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .getAsJsonArray("result");
    }

    /** Return the one figure that a query yields; NaN if there is no data yet. */
    double figure(String query) throws IOException, InterruptedException {
        JsonArray series = series(query);
        return series.size() != 1
                ? Double.NaN
                : series.get(0).getAsJsonObject().getAsJsonArray("value").get(1).getAsDouble();
    }

    JsonObject ask(String path) throws IOException, InterruptedException {
        JsonObject reply =
                JsonParser.parseString(client.send("GET", path).body()).getAsJsonObject();
        if (!reply.get("status").getAsString().equals("success")) {
            throw new IllegalStateException(path + ": " + reply);
        }
        return reply.getAsJsonObject("data");
    }
}

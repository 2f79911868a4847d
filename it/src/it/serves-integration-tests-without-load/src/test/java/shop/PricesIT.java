// SPDX-License-Identifier: Apache-2.0
package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** An integration test that knows nothing of Brunt; each of the two has a JVM of its own. */
class PricesIT {

    @Test
    void reachesTheApiAndItsDatabase() throws Exception {
        String base = System.getProperty("brunt.baseUrl");
        String database = System.getProperty("brunt.db.1.port");

        String answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(base + "/Prices")).build(), BodyHandlers.ofString())
                .body();

        assertEquals("database " + database, answer);
        assertEquals("http://127.0.0.1:" + System.getProperty("brunt.api.1.port") + "/shop", base);
        // What the POM makes of a Maven property.
        assertEquals("jdbc:shop://127.0.0.1:" + database + "/orders", System.getProperty("database"));
    }
}

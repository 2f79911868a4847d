// SPDX-License-Identifier: Apache-2.0
package example.api;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Talk to a running API over real HTTP. */
record ApiClient(URI url, HttpClient http) {

    static ApiClient to(URI url) {
        return new ApiClient(
                url, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    HttpResponse<String> process(String body) throws IOException, InterruptedException {
        return send("POST", "/process", body.getBytes(StandardCharsets.UTF_8));
    }

    CompletableFuture<HttpResponse<String>> processLater(String body) {
        return http.sendAsync(request("POST", "/process", body.getBytes(StandardCharsets.UTF_8)), BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method, String path, byte[] body) throws IOException, InterruptedException {
        return http.send(request(method, path, body), BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return send(method, path, new byte[0]);
    }

    JsonObject statistics() throws IOException, InterruptedException {
        return JsonParser.parseString(send("GET", "/stats").body()).getAsJsonObject();
    }

    private HttpRequest request(String method, String path, byte[] body) {
        return HttpRequest.newBuilder(url.resolve(path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .header("Content-Type", "application/json")
                .build();
    }
}

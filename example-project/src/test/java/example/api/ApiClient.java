// SPDX-License-Identifier: Apache-2.0
package example.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Talk to a running API over real HTTP. */
record ApiClient(URI url, HttpClient http) {

    static ApiClient to(URI url) {
        return new ApiClient(
                url, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    HttpResponse<String> process(String body) throws IOException, InterruptedException {
        return send("POST", "/process", body.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> submit(String body) throws IOException, InterruptedException {
        return send("POST", "/jobs", body.getBytes(StandardCharsets.UTF_8));
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

    /**
     * Add up series of {@code /metrics}.
     *
     * @param name of the series
     * @param labels such as {@code uri="/process"}, in any order
     */
    double metric(String name, String... labels) throws IOException, InterruptedException {
        return send("GET", "/metrics")
                .body()
                .lines()
                .filter(it -> Stream.of("{", " ").anyMatch(after -> it.startsWith(name + after)))
                .filter(it -> Arrays.stream(labels).allMatch(it::contains))
                .mapToDouble(it -> Double.parseDouble(it.substring(it.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** How many requests of a path were answered. */
    long served(String path) throws IOException, InterruptedException {
        return (long) metric("http_server_requests_seconds_count", "uri=\"" + path + "\"");
    }

    private HttpRequest request(String method, String path, byte[] body) {
        return HttpRequest.newBuilder(url.resolve(path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .header("Content-Type", "application/json")
                .build();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real Prometheus that scrapes {@code /metrics} of one server on loopback five times a second. */
final class PrometheusServer implements AutoCloseable {

    private static final String CONFIGURATION = """
            global:
              scrape_interval: 200ms
              scrape_timeout: 200ms
            scrape_configs:
              - job_name: scraped
                static_configs:
                  - targets: ["127.0.0.1:{target}"]
            """;

    private static final Pattern VALUE = Pattern.compile("\"value\":\\[[\\d.]+,\"([^\"]+)\"]");

    private final ServerProcess process;
    private final HttpClient client = HttpClient.newHttpClient();

    private PrometheusServer(ServerProcess process) {
        this.process = process;
    }

    /** Start it in a folder of its own, and wait until it listens. */
    static PrometheusServer scraping(int port, Path folder) throws IOException {
        return new PrometheusServer(ServerProcess.start(
                folder,
                CONFIGURATION.replace("{target}", String.valueOf(port)),
                "prometheus",
                "--config.file=server.conf",
                "--storage.tsdb.path=data",
                "--web.listen-address=127.0.0.1:{port}"));
    }

    /** Answer a scrape. */
    static void answer(HttpExchange scrape, String type, String metrics) throws IOException {
        byte[] body = metrics.getBytes(StandardCharsets.UTF_8);
        scrape.getResponseHeaders().set("Content-Type", type);
        scrape.sendResponseHeaders(200, body.length);
        scrape.getResponseBody().write(body);
        scrape.close();
    }

    String url() {
        return "http://127.0.0.1:" + process.port();
    }

    /** Return the one value that a query yields, or NaN where there is none yet. */
    double asked(String query) throws IOException, InterruptedException {
        URI uri = URI.create(url() + "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        String answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
        Matcher value = VALUE.matcher(answer);
        return value.find() ? Double.parseDouble(value.group(1)) : Double.NaN;
    }

    @Override
    public void close() {
        process.close();
    }
}

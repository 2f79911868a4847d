// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** A {@link PacedTarget} in a process of its own. */
final class Paced implements Target {

    private final Process process;
    private final int port;

    private Paced(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Paced start(String cores, String... pace) throws IOException, InterruptedException {
        int port = Ports.free();
        List<String> command = new ArrayList<>(List.of(
                "taskset",
                "-c",
                cores,
                "java",
                "-cp",
                System.getProperty("java.class.path"),
                PacedTarget.class.getName(),
                String.valueOf(port)));
        command.addAll(List.of(pace));
        Process process = new ProcessBuilder(command).inheritIO().start();
        Ports.await(port);
        return new Paced(process, port);
    }

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public long requests() throws IOException, InterruptedException {
        HttpRequest question =
                HttpRequest.newBuilder(URI.create(url() + "/served")).build();
        return Long.parseLong(HttpClient.newHttpClient()
                .send(question, HttpResponse.BodyHandlers.ofString())
                .body());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}

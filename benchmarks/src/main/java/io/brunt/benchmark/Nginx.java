// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One nginx process that answers 22 bytes of JSON, in the clear and over TLS, and counts. */
final class Nginx implements Target {

    private static final String CONFIGURATION = """
            daemon off;
            master_process off;
            pid %1$s/pid;
            error_log %1$s/error.log;
            events { worker_connections 20000; }
            http {
                access_log off;
                keepalive_requests 1000000000;
                keepalive_timeout 600s;
                client_body_temp_path %1$s/body;
                server {
                    listen 127.0.0.1:%2$d backlog=4096;
                    %3$s
                    location = /count { stub_status; }
                    location / { default_type application/json; return 200 '{"answer":"benchmark"}'; }
                }
            }
            """;

    private static final String SECURE = """
            listen 127.0.0.1:%2$d ssl backlog=4096;
            ssl_certificate %1$s/certificate.pem;
            ssl_certificate_key %1$s/key.pem;
            """;

    private static final Pattern REQUESTS = Pattern.compile("\\s\\d+ \\d+ (\\d+)\\s");

    private final Process process;
    private final Scratch files;
    private final boolean secure;
    private final int port;
    private final int securePort;
    private final HttpClient client = HttpClient.newHttpClient();
    private long questions;

    private Nginx(String cores, boolean secure) throws IOException, InterruptedException {
        this.secure = secure;
        files = Scratch.folder();
        port = Ports.free();
        securePort = Ports.free();
        String tls = "";
        if (secure) {
            makeCertificate();
            tls = SECURE.formatted(files.path(), securePort);
        }
        Path configuration =
                Files.writeString(files.path().resolve("nginx.conf"), CONFIGURATION.formatted(files.path(), port, tls));
        process = new ProcessBuilder("taskset", "-c", cores, "nginx", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(files.path().resolve("output.log").toFile())
                .start();
        // A comparison that is broken off leaves nobody behind who listens.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "nginx-end"));
    }

    /** Start it on its cores, and wait until it listens. */
    static Nginx start(String cores, boolean secure) throws IOException, InterruptedException {
        Nginx nginx = new Nginx(cores, secure);
        Ports.await(nginx.port);
        return nginx;
    }

    private Path certificate() {
        return files.path().resolve("certificate.pem");
    }

    private void makeCertificate() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=b -addext subjectAltName=IP:127.0.0.1"
                        .split(" ")));
        command.addAll(List.of(
                "-keyout",
                files.path().resolve("key.pem").toString(),
                "-out",
                certificate().toString()));
        Program.run(Cores.BOTH, command);
    }

    @Override
    public List<String> options() {
        return secure ? List.of("url=" + url(), "trust=" + certificate()) : Target.super.options();
    }

    @Override
    public URI url() {
        return URI.create(secure ? "https://127.0.0.1:" + securePort : plainUrl());
    }

    private String plainUrl() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public long requests() throws IOException, InterruptedException {
        questions++;
        HttpRequest question =
                HttpRequest.newBuilder(URI.create(plainUrl() + "/count")).build();
        String status =
                client.send(question, HttpResponse.BodyHandlers.ofString()).body();
        Matcher matcher = REQUESTS.matcher(status);
        if (!matcher.find()) {
            throw new IllegalStateException("not a status: " + status);
        }
        return Long.parseLong(matcher.group(1)) - questions;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        files.close();
    }
}

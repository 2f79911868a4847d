// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static io.brunt.http.Http2Runs.isOneError;
import static io.brunt.http.Http2Runs.iterations;
import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.http.Tls.Store;
import io.brunt.plan.HttpRequest;
import io.brunt.record.Connections;
import io.brunt.record.Recording;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Http2ChoiceTest {

    private static final int USERS = 8;
    private static final int REQUESTS = 400;

    @TempDir
    private static Path stores;

    @BeforeAll
    static void makeCertificate() throws Exception {
        new Certificates(stores).makeSelfSigned("server");
    }

    private static JettyServer secure(String... versions) {
        return JettyServer.secure(stores.resolve("server.p12"), versions);
    }

    private static Recording run(JettyServer server, HttpVersion version) throws IOException {
        Transport transport =
                Transport.DEFAULT.withVersion(version).withTls(Tls.trusting(Store.of(stores.resolve("server.pem"))));
        return HttpRuns.run(
                iterations(REQUESTS, USERS),
                HttpRequest.of("POST", "/").withBody("{}"),
                Egress.toLoopback(transport),
                server.url());
    }

    private static void isServed(Recording recording, JettyServer server, int connections) {
        assertThat(recording.errors()).isEmpty();
        assertThat(recording.whole().tally().completed()).isEqualTo(REQUESTS);
        assertThat(recording.connections()).isEqualTo(new Connections(connections, 0, 0));
        assertThat(server.requests()).isEqualTo(REQUESTS);
        assertThat(server.connections()).isEqualTo(connections);
    }

    @Test
    void isTheServersWhereItIsLeftToIt() throws IOException {
        try (JettyServer server = secure("h2", "http/1.1")) {
            isServed(run(server, HttpVersion.NEGOTIATED), server, 1);
        }
    }

    @Test
    void servesByHttp1WhereTheServerChoosesIt() throws IOException {
        try (JettyServer server = secure("http/1.1")) {
            isServed(run(server, HttpVersion.NEGOTIATED), server, USERS);
        }
    }

    @Test
    void isHttp1WhereNothingElseWasAskedFor() throws IOException {
        try (JettyServer server = secure("h2", "http/1.1")) {
            isServed(run(server, HttpVersion.HTTP_1_1), server, USERS);
        }
    }

    @Test
    void isHttp1WithoutTlsWhereItIsLeftToTheServer() throws IOException {
        try (JettyServer server = JettyServer.clear(100)) {
            isServed(run(server, HttpVersion.NEGOTIATED), server, USERS);
        }
    }

    @Test
    void isHttp2AndNothingElseWhereThatWasAskedFor() throws IOException {
        try (JettyServer server = secure("h2", "http/1.1")) {
            isServed(run(server, HttpVersion.HTTP_2), server, 1);
        }
        try (JettyServer server = secure("http/1.1")) {
            isOneError(
                    run(server, HttpVersion.HTTP_2),
                    "tls",
                    REQUESTS,
                    server.url().toString());
        }
    }
}

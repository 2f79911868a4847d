// SPDX-License-Identifier: Apache-2.0
package io.brunt.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.brunt.record.ErrorGroup;
import io.brunt.report.Reports;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import io.brunt.unit.Figure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LivePageTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private LivePage page;

    @BeforeEach
    void open() throws IOException {
        page = LivePage.open(RichResult.failing().test());
    }

    @AfterEach
    void close() {
        page.close();
    }

    private static HttpResponse<String> get(URI url) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    }

    private HttpResponse<InputStream> listen() throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(page.url().resolve("events")).build(), BodyHandlers.ofInputStream());
    }

    /** Read one event: its name, and its data put together again. */
    private static String[] event(InputStream in) throws IOException {
        StringBuilder data = new StringBuilder();
        String name = "";
        for (String line = line(in); !(line.isEmpty() && !name.isEmpty()); line = line(in)) {
            if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data.append(line.substring(6)).append('\n');
            }
        }
        return new String[] {name, data.toString()};
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the stream has ended");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private int statusWithHost(String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", page.url().getPort())) {
            OutputStream out = socket.getOutputStream();
            String head =
                    "GET " + page.url().getPath() + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    @Test
    void isServedOnLoopbackAtAPathThatNobodyCanGuess() throws Exception {
        URI url = page.url();

        assertThat(url.toString()).matches("http://127\\.0\\.0\\.1:\\d+/[\\w-]{32}/");
        assertThat(get(url).statusCode()).isEqualTo(200);
        assertThat(get(url.resolve("/")).statusCode()).isEqualTo(404);
        assertThat(get(url.resolve("/" + "A".repeat(32) + "/")).statusCode()).isEqualTo(404);
        assertThat(get(url.resolve("/" + "A".repeat(32) + "/events")).statusCode())
                .isEqualTo(404);
        assertThat(get(url.resolve("other")).statusCode()).isEqualTo(404);
        HttpRequest post = HttpRequest.newBuilder(url)
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertThat(CLIENT.send(post, BodyHandlers.discarding()).statusCode()).isEqualTo(405);
    }

    @Test
    void isNotServedToAPageWhoseNamePointsHere() throws IOException {
        int port = page.url().getPort();

        assertThat(statusWithHost("127.0.0.1:" + port)).isEqualTo(200);
        assertThat(statusWithHost("localhost:" + port)).isEqualTo(200);
        assertThat(statusWithHost("evil.example:" + port)).isEqualTo(404);
        assertThat(statusWithHost("127.0.0.1")).isEqualTo(404);
    }

    @Test
    void mayRunItsOwnScriptAndNothingElse() throws Exception {
        HttpResponse<String> answer = get(page.url());

        Matcher script =
                Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(answer.body());
        assertThat(script.find()).isTrue();
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(script.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'sha256-")
                .contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'; connect-src 'self'")
                .endsWith("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void showsTheFiguresAsTheyComeAndThenTheEnd() throws Exception {
        LoadResult result = Reports.masked(RichResult.failing());
        InputStream events = listen().body();
        await().until(page::isWatching);

        page.sofar(result);
        String[] sofar = event(events);
        page.ended(result);
        String[] over = event(events);

        String iterations =
                "<dt>Iterations</dt><dd>" + Figure.count(result.totals().requests()) + "</dd>";
        assertThat(sofar[0]).isEqualTo("sofar");
        assertThat(sofar[1].contains(iterations)).as("iterations").isTrue();
        assertThat(sofar[1].contains("id=\"response-time\"")).as("charts").isTrue();
        assertThat(sofar[1].contains("as if the load had ended now"))
                .as("so far")
                .isTrue();
        assertThat(sofar[1].contains("result.json")).as("files beside it").isFalse();
        assertThat(sofar[1].contains("The load is over")).as("the end").isFalse();
        assertThat(over[0]).isEqualTo("over");
        assertThat(over[1].contains("The load is over")).as("the end").isTrue();
        assertThat(over[1].contains("report.html")).as("the report").isTrue();
        assertThat(over[1].contains("Failed: p99 was")).as("the verdict").isTrue();
    }

    @Test
    void keepsAServersTextText() throws Exception {
        String hostile = "<script>alert(1)</script>\ndata: x\n\nevent: over\n<img src=x onerror=alert(1)>";
        InputStream events = listen().body();
        await().until(page::isWatching);

        page.sofar(Reports.masked(RichResult.failing(6, 100, List.of(new ErrorGroup("kind", 3, hostile)))));
        String[] event = event(events);

        assertThat(event[0]).isEqualTo("sofar");
        assertThat(event[1].replace("<script type=\"application/json\"", "").contains("<script")
                        || event[1].contains("<img"))
                .isFalse();
        assertThat(event[1].contains("&lt;script&gt;alert(1)")).isTrue();
    }

    @Test
    void whoComesLateSeesTheNewest() throws Exception {
        page.sofar(RichResult.failing());
        page.sofar(RichResult.passing());

        String newest = Figure.count(RichResult.passing().totals().requests());
        assertThat(event(listen().body())[1].contains("<dd>" + newest + "</dd>"))
                .isTrue();
    }

    @Test
    void hasRoomForAFew() throws Exception {
        List<HttpResponse<InputStream>> listeners = new ArrayList<>();
        for (int i = 0; i < LiveServer.MOST_LISTENERS; i++) {
            listeners.add(listen());
        }

        assertThat(listeners).allMatch(it -> it.statusCode() == 200);
        assertThat(listen().statusCode()).isEqualTo(503);
        assertThat(get(page.url()).statusCode()).isEqualTo(200);
    }

    @Test
    void leavesNeitherPortNorThread() throws Exception {
        HttpResponse<InputStream> silent = listen();
        await().until(page::isWatching);
        page.sofar(RichResult.failing());

        page.close();

        assertThat(silent.statusCode()).isEqualTo(200);
        assertThat(page.isWatching()).isFalse();
        assertThatThrownBy(() -> get(page.url())).isInstanceOf(ConnectException.class);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(it -> it.startsWith("brunt-live"));
    }
}

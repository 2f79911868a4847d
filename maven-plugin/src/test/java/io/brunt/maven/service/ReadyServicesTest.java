// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** When services are ready, and what is said of those that are not. */
class ReadyServicesTest extends LocalServices {

    @Test
    void failWithTheLogOfTheOneThatDies() {
        assertThatThrownBy(() -> start(listener("db"), listener("api", "--die")))
                .isInstanceOf(ServiceFailure.class)
                .hasMessageContaining("service api-1: exited with code 7 before it was ready")
                .hasMessageContaining("the last 7 lines of target/brunt/services/api-1.log:")
                .hasMessageContaining("\n    | I die\n");
        assertThat(said).anyMatch(it -> it.startsWith("service db-1 is ready on port"));
    }

    @Test
    void failWhenOneIsNotReadyInTime() {
        Service api = listener("api", "--mute");
        api.readiness.timeout = "1s";

        assertThatThrownBy(() -> start(api))
                .isInstanceOf(ServiceFailure.class)
                .hasMessageContaining("service api-1: was not ready within 1s; the last answer: TCP 127.0.0.1:")
                .hasMessageContaining("\n    expected a connection to 127.0.0.1:")
                .hasMessageContaining("raise <readiness><timeout>");
    }

    /** No single byte is late, so that the answer has no end. */
    @Test
    void failWhenOneAnswersByteByByte() throws Exception {
        try (ServerSocket slow = new ServerSocket(0)) {
            Service api = listener("api");
            api.readiness.url = "http://127.0.0.1:" + slow.getLocalPort() + "/";
            api.readiness.timeout = "4s";
            CompletableFuture<Throwable> failure =
                    CompletableFuture.supplyAsync(() -> catchThrowable(() -> start(api)));
            slow.setSoTimeout(60_000);
            try (Socket held = slow.accept()) {
                Iterator<Integer> answer = IntStream.concat(
                                "HTTP/1.1 200 OK\r\nX: ".chars(), IntStream.generate(() -> 'a'))
                        .iterator();
                await().pollInterval(Duration.ofMillis(200)).until(() -> {
                    try {
                        held.getOutputStream().write(answer.next());
                    } catch (IOException gaveUp) {
                        return true;
                    }
                    return failure.isDone();
                });

                assertThat(failure.get(60, TimeUnit.SECONDS))
                        .hasMessageContaining("was not ready within 4s")
                        .hasMessageContaining("s ago and has not answered in full");
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void sayWhereTheyListenIfItIsNotWhereTheyWereToldTo() {
        Service api = listener("api", "--elsewhere");
        api.readiness.timeout = "5s";

        assertThatThrownBy(() -> start(api))
                .hasMessageContaining("was not ready within 5s")
                .hasMessageContaining("and not on its port ")
                .hasMessageContaining("give it {{port}}");
    }

    @Test
    void areReadyOnceTheyHavePrintedALine() throws Exception {
        Service api = listener("api");
        api.readiness.log = "^listen(ing)?$";

        start(api).stop();

        assertThat(log("api-1")).contains("listening");

        Service mute = listener("mute", "--mute");
        mute.readiness.log = "listening on {{port}}";
        mute.readiness.timeout = "2s";
        assertThatThrownBy(() -> start(mute))
                .hasMessageContaining("the last answer: it has not printed listening on ")
                .hasMessageContaining("expected a match of listening on ");
    }

    @Test
    void areReadyOnceACommandSaysSo() throws Exception {
        Service api = listener("api");
        api.readiness.command = "sh -c 'echo not yet; grep -q listening target/brunt/services/api-{{index}}.log'";
        api.readiness.interval = "20ms";

        start(api).stop();

        assertThat(log("api-1")).contains("listening");

        Service mute = listener("mute", "--mute");
        mute.readiness.command = "sh -c 'echo not yet; exit 3'";
        mute.readiness.timeout = "2s";
        assertThatThrownBy(() -> start(mute))
                .hasMessageContaining("sh -c echo not yet; exit 3 ended with exit code 3: not yet")
                .hasMessageContaining("expected exit code 0 of sh -c");
    }

    /** One who accepts and never answers would hide the death for the whole time-out of a GET. */
    @Test
    void failAtOnceWhenOneDiesWhileAnotherIsAsked() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            Service api = listener("api", "--die-when-asked");
            api.readiness.url = "http://127.0.0.1:" + silent.getLocalPort() + "/";
            CompletableFuture<Throwable> failure =
                    CompletableFuture.supplyAsync(() -> catchThrowable(() -> start(api)));
            silent.setSoTimeout(60_000);
            try (Socket held = silent.accept()) {
                await().until(() -> log("api-1").contains("listening"));
                int port = portIn(log("api-1"));
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                new Socket(InetAddress.getLoopbackAddress(), port).close();

                assertThat(failure.get(60, TimeUnit.SECONDS))
                        .hasMessageContaining("exited with code 9 before it was ready");
                // It was still being asked: the answer that it waits for has not come, nor its time-out.
                held.setSoTimeout(1);
                assertThat(held.getInputStream().read()).isPositive();
                assertThatThrownBy(() -> drain(held)).isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    private static void drain(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            socket.setSoTimeout(1);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package example.api;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.EnabledIf;

/** The Flask app keeps the same contract. Needs gunicorn, python3-flask and python3-prometheus-client. */
@EnabledIf(value = "hasGunicorn", disabledReason = "there is no gunicorn on the PATH")
class FlaskApiContractTest extends ApiContract {

    static boolean hasGunicorn() {
        return Programs.isOnPath("gunicorn");
    }

    @Override
    RunningApi start(Setup setup) throws IOException {
        int port = freePort();
        File log = Files.createTempFile(setup.store(), "gunicorn", ".log").toFile();
        ProcessBuilder builder = new ProcessBuilder(
                        "gunicorn", "--workers", "1", "--threads", "16", "--bind", "127.0.0.1:" + port, "api:app")
                .directory(new File("src/main/flask"))
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment()
                .putAll(Map.of(
                        "PYTHONDONTWRITEBYTECODE", "1",
                        "INSTANCE", setup.instance(),
                        "LIMIT", String.valueOf(setup.limit()),
                        "JOBS", String.valueOf(setup.jobs()),
                        "QUEUE", String.valueOf(setup.queue()),
                        "JOB_TIME", String.valueOf(setup.jobTime().toMillis() / 1e3),
                        "STORE", setup.store().toString()));
        Process process = builder.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> !process.isAlive() || listens(port));
        assertTrue(process.isAlive(), () -> "gunicorn ended: " + read(log));
        return new RunningApi() {
            @Override
            public URI url() {
                return URI.create("http://127.0.0.1:" + port);
            }

            @Override
            public void stop() throws InterruptedException {
                process.destroy();
                boolean ended = process.waitFor(30, TimeUnit.SECONDS);
                process.destroyForcibly();
                assertTrue(ended, () -> "gunicorn does not end: " + read(log));
                assertEquals(0, process.exitValue(), () -> read(log));
            }
        };
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static String read(File log) {
        try {
            return Files.readString(log.toPath());
        } catch (IOException e) {
            return e.toString();
        }
    }
}

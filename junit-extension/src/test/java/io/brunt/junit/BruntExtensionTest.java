// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.brunt.http.ProxyAddress;
import io.brunt.http.Tls;
import io.brunt.result.LoadObserver;
import io.brunt.result.LoadResult;
import io.brunt.user.VirtualUser;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A field says what an annotation cannot: here whom https trusts, since nobody vouches for this server. */
class BruntExtensionTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final AtomicInteger SERVED = new AtomicInteger();
    private static final List<LoadResult> ENDED = new CopyOnWriteArrayList<>();
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();
    private static HttpsServer server;

    @TempDir
    Path reports;

    @BeforeAll
    static void serve(@TempDir Path directory) throws Exception {
        Path store = directory.resolve("server.p12");
        keytool(store);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            SERVED.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.setExecutor(THREADS);
        server.start();
    }

    private static void keytool(Path store) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=nobody",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    @AfterAll
    static void close() {
        server.stop(0);
        THREADS.shutdownNow();
    }

    @BeforeEach
    void reset() {
        SERVED.set(0);
    }

    private Launch launch() {
        return Launch.into(reports)
                .with(
                        "brunt.baseUrl",
                        "https://127.0.0.1:" + server.getAddress().getPort());
    }

    @Test
    void isMissedWhereItIsNot() {
        String failure = launch().run(Without.class).failure().getMessage();

        assertThat(failure).contains("tls").contains("its certificate is not trusted");
        assertThat(SERVED).hasValue(0);
    }

    @Test
    void holdsForAStaticField() {
        launch().run(OfTheClass.class).succeeded(1);

        assertThat(SERVED).hasValue(4);
    }

    @Test
    void holdsForAFieldOfTheInstanceAndCodeAsAnIteration() {
        launch().run(OfTheInstance.class).succeeded(1);

        assertThat(SERVED).hasValue(4);
    }

    @Test
    void holdsForSubclassesAndNestedClasses() {
        launch().run(Inheriting.class).succeeded(2);

        assertThat(SERVED).hasValue(8);
    }

    @Test
    void holdsForEachInvocationOfATemplate() {
        launch().run(OfATemplate.class).succeeded(2);

        assertThat(SERVED).hasValue(8);
    }

    @Test
    void givesWayToTheNearest() {
        assertThat(launch().run(Overruled.class).failure()).hasMessageContaining("its certificate is not trusted");
        assertThat(SERVED).hasValue(0);
    }

    @Test
    void leavesOtherTestsAlone() {
        launch().run(BesideAnotherTest.class).succeeded(2);

        assertThat(SERVED).hasValue(4);
    }

    @Test
    void showsTheLoadToItsObservers() {
        ENDED.clear();

        launch().run(Observed.class).succeeded(1);

        assertThat(ENDED)
                .singleElement()
                .satisfies(it -> assertThat(it.totals().requests()).isEqualTo(4));
    }

    @Test
    void tellsInTheResultWhatTheReaderMustKnow() {
        launch().run(OfTheClass.class).succeeded(1);

        assertThat(reports.resolve("io.brunt.junit.BruntExtensionTest.OfTheClass.loads/report.html"))
                .content()
                .contains("any certificate was trusted");
    }

    @Test
    void refusesAProxyElsewhereBeforeTheLoad() {
        assertThat(launch().run(ThroughAProxyElsewhere.class).failure())
                .hasMessageContaining("no load leaves this machine")
                .hasMessageContaining("-Dbrunt.allowedHosts=192.0.2.1");
        assertThat(SERVED).hasValue(0);
    }

    static class Without {
        @LoadTest(iterations = 4)
        @HttpEndpoint(url = "/")
        void loads() {}
    }

    static class OfTheClass {
        @RegisterExtension
        static BruntExtension brunt =
                BruntExtension.builder().tls(Tls.TRUSTING_ALL).build();

        @LoadTest(iterations = 4)
        @HttpEndpoint(url = "/")
        void loads() {}
    }

    static class Observed {
        @RegisterExtension
        static BruntExtension brunt = BruntExtension.builder()
                .tls(Tls.TRUSTING_ALL)
                .observer(new LoadObserver() {
                    @Override
                    public void sofar(LoadResult sofar) {}

                    @Override
                    public void ended(LoadResult result) {
                        ENDED.add(result);
                    }
                })
                .build();

        @LoadTest(iterations = 4)
        @HttpEndpoint(url = "/")
        void loads() {}
    }

    static class OfTheInstance {
        @RegisterExtension
        final BruntExtension brunt =
                BruntExtension.builder().tls(Tls.TRUSTING_ALL).build();

        @LoadTest(iterations = 4)
        void loads(VirtualUser user) {
            user.http().get("/").send();
        }
    }

    static class Inheriting extends OfTheClass {
        @Nested
        class Inside {
            @LoadTest(iterations = 4)
            @HttpEndpoint(url = "/")
            void loads() {}
        }
    }

    static class OfATemplate extends OfTheInstance {
        @Override
        void loads(VirtualUser user) {}

        @Load(iterations = 4)
        @ParameterizedTest
        @ValueSource(strings = {"/a", "/b"})
        void loads(String path, VirtualUser user) {
            user.http().get(path).send();
        }
    }

    static class Overruled {
        @RegisterExtension
        static BruntExtension brunt =
                BruntExtension.builder().tls(Tls.TRUSTING_ALL).build();

        @Nested
        class Inside {
            @RegisterExtension
            final BruntExtension nearer = BruntExtension.builder().build();

            @LoadTest(iterations = 4)
            @HttpEndpoint(url = "/")
            void loads() {}
        }
    }

    static class BesideAnotherTest extends OfTheClass {
        @Test
        void isNoLoadTest() {}
    }

    static class ThroughAProxyElsewhere {
        @RegisterExtension
        static BruntExtension brunt = BruntExtension.builder()
                .tls(Tls.TRUSTING_ALL)
                .proxy(ProxyAddress.of("192.0.2.1", 3128))
                .build();

        @LoadTest(iterations = 4)
        @HttpEndpoint(url = "/")
        void loads() {}
    }
}

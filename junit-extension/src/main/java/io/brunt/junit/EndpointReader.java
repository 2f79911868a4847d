// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.plan.HttpRequest;
import io.brunt.plan.HttpRequest.Header;
import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.settings.Settings;
import io.brunt.unit.DurationText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds the {@link HttpEndpoint} of a test and turns it into a request. */
final class EndpointReader {

    private static final String NAME = "@HttpEndpoint";

    private final TestMethod test;
    private final Faults faults;

    EndpointReader(TestMethod test, Faults faults) {
        this.test = test;
        this.faults = faults;
    }

    /**
     * Find the nearest endpoint.
     *
     * @return the method's, else that of its class or one around it; empty if an iteration is the method's body
     */
    static Optional<HttpEndpoint> find(TestMethod test) {
        return test.annotation(HttpEndpoint.class)
                .or(() -> test.annotated().stream()
                        .flatMap(it -> AnnotationSupport.findAnnotation(it, HttpEndpoint.class).stream())
                        .findFirst());
    }

    /**
     * Read the request.
     *
     * @param endpoint what {@link #find} found
     * @return empty if it was refused
     */
    Optional<HttpRequest> read(HttpEndpoint endpoint) {
        Optional<HttpRequest> method = faults.read(NAME, "method", () -> HttpRequest.of(endpoint.method(), "/"));
        Optional<HttpRequest> url = faults.read(NAME, "url", () -> HttpRequest.of("GET", checkedUrl(endpoint.url())));
        List<Header> headers = new ArrayList<>();
        for (String line : endpoint.headers()) {
            faults.read(NAME, "headers", () -> Header.parse(line)).ifPresent(headers::add);
        }
        Optional<byte[]> body = faults.read(NAME, "bodyFile", () -> body(endpoint));
        Optional<Duration> timeout = faults.read(NAME, "timeout", () -> DurationText.parse(endpoint.timeout()));
        Set<Integer> statuses = Arrays.stream(endpoint.expectStatus()).boxed().collect(Collectors.toSet());
        // The rest is checked by the request itself; where a part was refused, the default stands in for it.
        Optional<HttpRequest> request = faults.read(
                NAME,
                "",
                () -> new HttpRequest(
                        method.map(HttpRequest::method).orElse("GET"),
                        url.map(HttpRequest::url).orElse("/"),
                        headers,
                        body.orElse(new byte[0]),
                        statuses,
                        timeout.orElse(Duration.ofSeconds(60)),
                        endpoint.followRedirects(),
                        endpoint.name()));
        return faults.isEmpty() ? request : Optional.empty();
    }

    private static String checkedUrl(String url) {
        if (!url.startsWith("/") && !HttpRequest.isWhole(url)) {
            throw new BruntException(Problem.of("url: a path begins with a slash, a whole URL with its scheme")
                    .in(url, 0, url.length())
                    .hint("did you mean /" + url + "?"));
        }
        return url;
    }

    private byte[] body(HttpEndpoint endpoint) {
        String name = endpoint.bodyFile();
        if (name.isEmpty()) {
            return endpoint.body().getBytes(StandardCharsets.UTF_8);
        }
        if (!endpoint.body().isEmpty()) {
            throw new BruntException(Problem.of("stands beside body").hint("keep one of them"));
        }
        Path file = Settings.moduleDirectory().resolve(name);
        try (InputStream resource = resource(name)) {
            if (resource != null) {
                return resource.readAllBytes();
            }
            if (Files.isRegularFile(file)) {
                return Files.readAllBytes(file);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        throw new BruntException(Problem.of("there is no such file")
                .in(name, 0, name.length())
                .hint("looked on the class path and for " + file));
    }

    private @Nullable InputStream resource(String name) {
        String path = name.startsWith("/") ? name.substring(1) : name;
        ClassLoader loader = test.testClass().getClassLoader();
        return loader == null ? ClassLoader.getSystemResourceAsStream(path) : loader.getResourceAsStream(path);
    }
}

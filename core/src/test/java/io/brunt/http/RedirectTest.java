// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.plan.HttpRequest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectTest {

    private static final HttpTarget TARGET =
            Egress.toLoopback(Transport.DEFAULT).resolve(URI.create("http://127.0.0.1:8080/shop"));

    @ParameterizedTest
    @CsvSource({
        "/x,            http://h:1/x",
        "x,             http://h:1/a/x",
        "../x,          http://h:1/x",
        "?q=2,          http://h:1/a/b?q=2",
        "#part,         http://h:1/a/b",
        "/x#part,       http://h:1/x",
        "//g/x,         http://g/x",
        "https://g:2/x, https://g:2/x",
        "/a b|c,        http://h:1/a%20b%7Cc",
        "/ü,            http://h:1/%C3%BC",
        "/a%2Fb,        http://h:1/a%2Fb"
    })
    void resolvesALocation(String location, String url) {
        assertThat(Redirect.resolve("http://h:1/a/b?q=1", location)).contains(url);
    }

    @ParameterizedTest
    @CsvSource({"shop://x", "mailto:ann@example.org", "http://", "http:///x", "file:///etc/passwd"})
    void refusesWhatIsNoUrlOfHttp(String location) {
        assertThat(Redirect.resolve("http://h:1/a/b", location)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "301, POST, GET",
        "302, POST, GET",
        "303, POST, GET",
        "307, POST, POST",
        "308, POST, POST",
        "301, PUT, PUT",
        "302, PUT, PUT",
        "303, PUT, GET",
        "307, PUT, PUT",
        "302, GET, GET",
        "303, GET, GET",
        "302, HEAD, HEAD",
        "303, HEAD, HEAD",
        "303, DELETE, GET"
    })
    void choosesTheMethod(int status, String method, String next) {
        HttpRequest request = HttpRequest.of(method, "/from").withBody("b").withHeader("Content-Type: text/plain");

        HttpRequest onward = Redirect.next(request, TARGET, status, "/to").orElseThrow();

        assertThat(onward.method()).isEqualTo(next);
        assertThat(onward.url()).isEqualTo("http://127.0.0.1:8080/to");
        assertThat(onward.name()).isEqualTo(request.name());
        boolean kept = next.equals(method);
        assertThat(onward.body().length > 0).isEqualTo(kept);
        assertThat(onward.headers().isEmpty()).isEqualTo(!kept);
    }

    @Test
    void takesItsBearingsFromTheWholePath() {
        assertThat(Redirect.next(HttpRequest.of("GET", "/cart/1"), TARGET, 302, "2"))
                .get()
                .extracting(HttpRequest::url)
                .isEqualTo("http://127.0.0.1:8080/shop/cart/2");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080/x, true",
        "/x, true",
        "http://127.0.0.1:8081/x, false",
        "https://127.0.0.1:8080/x, false",
        "http://localhost:8080/x, false"
    })
    void keepsCredentialsWithinTheOrigin(String location, boolean kept) {
        HttpRequest request = HttpRequest.of("GET", "/")
                .withHeader("Authorization: Bearer secret")
                .withHeader("Cookie: a=b")
                .withHeader("Host: shop");

        HttpRequest onward = Redirect.next(request, TARGET, 302, location).orElseThrow();

        assertThat(onward.headers()).hasSize(kept ? 3 : 0);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookieJarTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final CookieJar jar = new CookieJar();

    private void keep(String... lines) {
        jar.keep(List.of(lines), "www.example.org", "/shop/cart?x=/y/z", NOW);
    }

    private String sent(String host, String path) {
        return jar.header(false, host, path, NOW);
    }

    @Test
    void sendsWhatWasSetAsItWasWritten() {
        keep("a=1", "b = \"two words\" ; HttpOnly; SameSite=Lax", "c=x=y; Max-Age=60");

        assertThat(sent("www.example.org", "/shop/cart")).isEqualTo("a=1; b=\"two words\"; c=x=y");
    }

    @ParameterizedTest
    @CsvSource({
        // no Domain: that host only
        "a=1,                        www.example.org,   /shop/x, true",
        "a=1,                        WWW.Example.Org,   /shop/x, true",
        "a=1,                        example.org,       /shop/x, false",
        "a=1,                        a.www.example.org, /shop/x, false",
        "a=1; Domain=example.org,    example.org,       /shop/x, true",
        "a=1; Domain=.example.org,   api.example.org,   /shop/x, true",
        "a=1; Domain=example.org,    badexample.org,    /shop/x, false",
        // a domain that is not the server's own, or nobody's
        "a=1; Domain=other.org,      other.org,         /shop/x, false",
        "a=1; Domain=api.example.org, api.example.org,  /shop/x, false",
        "a=1; Domain=org,            www.example.org,   /shop/x, false",
        // no Path: the folder of the request
        "a=1,                        www.example.org,   /shop,   true",
        "a=1,                        www.example.org,   /,       false",
        "a=1,                        www.example.org,   /shopping, false",
        "a=1; Path=/,                www.example.org,   /,       true",
        "a=1; Path=/a/,              www.example.org,   /a/b,    true",
        "a=1; Path=/a/,              www.example.org,   /a,      false",
        "a=1; Path=relative,         www.example.org,   /shop/x, true",
        "a=1; Path=/,                www.example.org,   /x?y=1,  true",
        // over http
        "a=1; Secure; Path=/,        www.example.org,   /,       false",
        "noEquals,                   www.example.org,   /shop/x, false",
        "=1,                         www.example.org,   /shop/x, false"
    })
    void belongsWhereTheRfcSays(String line, String host, String path, boolean belongs) {
        keep(line);

        assertThat(sent(host, path)).isEqualTo(belongs ? "a=1" : "");
    }

    @Test
    void sendsSecureCookiesOverTlsOnly() {
        keep("a=1; Secure");

        assertThat(jar.header(true, "www.example.org", "/shop/", NOW)).isEqualTo("a=1");
        assertThat(jar.header(false, "www.example.org", "/shop/", NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Max-Age=10 | 9 | true",
                "Max-Age=10 | 10 | false",
                "Max-Age=0 | 0 | false",
                "Max-Age=-1 | 0 | false",
                "Max-Age=ten | 999999 | true",
                "Expires=Thu, 01 Jan 2026 00:01:00 GMT | 59 | true",
                "Expires=Thu, 01 Jan 2026 00:01:00 GMT | 60 | false",
                "Expires=Thu, 01-Jan-2026 00:01:00 GMT | 60 | false",
                "Expires=Thu, 01 Jan 1970 00:00:00 GMT | 0 | false",
                "Expires=soon | 999999 | true",
                "Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=10 | 9 | true",
                "Max-Age=10; Expires=Thu, 01 Jan 1970 00:00:00 GMT | 9 | true"
            })
    void livesAsLongAsItSays(String attributes, long seconds, boolean lives) {
        keep("a=1; " + attributes);

        assertThat(jar.header(false, "www.example.org", "/shop/", NOW.plusSeconds(seconds)))
                .isEqualTo(lives ? "a=1" : "");
    }

    @Test
    void replacesAndForgets() {
        keep("a=1", "b=1");
        keep("a=2");
        assertThat(sent("www.example.org", "/shop/")).isEqualTo("b=1; a=2");

        keep("b=; Max-Age=0");
        assertThat(sent("www.example.org", "/shop/")).isEqualTo("a=2");
    }

    @Test
    void sendsLongerPathsFirst() {
        keep("a=root; Path=/", "a=shop; Path=/shop");

        assertThat(sent("www.example.org", "/shop/")).isEqualTo("a=shop; a=root");
    }

    @Test
    void doesNotGrowWithoutBound() {
        keep(IntStream.range(0, 1000).mapToObj(it -> "c" + it + "=1").toArray(String[]::new));

        assertThat(sent("www.example.org", "/shop/").split("; ")).hasSize(100).contains("c999=1");
    }

    @Test
    void takesAnAddressForAHostOfItsOwn() {
        jar.keep(List.of("a=1", "b=1; Domain=127.0.0.1", "c=1; Domain=0.0.1"), "127.0.0.1", "/", NOW);

        assertThat(jar.header(false, "127.0.0.1", "/", NOW)).isEqualTo("a=1; b=1");
        assertThat(jar.header(false, "1.127.0.0.1", "/", NOW)).isEmpty();
    }
}

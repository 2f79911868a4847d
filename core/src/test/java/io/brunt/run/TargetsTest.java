// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.http.Egress;
import io.brunt.http.HttpVersion;
import io.brunt.http.ProxyAddress;
import io.brunt.http.Transport;
import io.brunt.problem.BruntException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TargetsTest {

    private static final Transport PROXIED = Transport.DEFAULT.withProxy(ProxyAddress.of("127.0.0.1", 3128));
    private static final List<URI> PLAIN = List.of(URI.create("http://127.0.0.1:8080"));

    private static Egress egress(Transport transport) {
        return Egress.toLoopback(transport);
    }

    @Test
    void refuseWhatNoProxyCanRead() {
        assertThatThrownBy(() -> Targets.of(PLAIN, egress(PROXIED.withVersion(HttpVersion.HTTP_2))))
                .isInstanceOf(BruntException.class)
                .hasMessageContaining("HTTP/2 without TLS does not go through a proxy")
                .hasMessageContaining("http://127.0.0.1:8080 through 127.0.0.1:3128");
    }

    @ParameterizedTest
    @EnumSource
    void takeAnyVersionThroughATunnel(HttpVersion version) {
        List<URI> secure = List.of(URI.create("https://127.0.0.1:8443"));

        assertThat(Targets.of(secure, egress(PROXIED.withVersion(version)))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void takeAnyVersionWithoutAProxy(HttpVersion version) {
        assertThat(Targets.of(PLAIN, egress(Transport.DEFAULT.withVersion(version))))
                .hasSize(1);
    }
}

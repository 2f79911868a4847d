// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hc.core5.net.Host;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Where requests go: one base URL, its name looked up.
 *
 * @param url without user, password, query and trailing slash; what reports call the instance
 * @param secure whether it is https
 * @param host its name or address, IPv6 without brackets
 * @param port as given, or the scheme's
 * @param path of the base URL, without a slash at its end; possibly empty
 * @param authorization value of an {@code Authorization} header from the URL's user, or empty
 * @param names of its host; with an address, unless only a proxy knows it
 * @param proxy that leads there, or empty
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record HttpTarget(
        String url,
        boolean secure,
        String host,
        int port,
        String path,
        String authorization,
        HostAddresses names,
        Optional<Proxy> proxy) {

    /** Read a base URL, and look its name up. */
    static HttpTarget of(URI base, Optional<Proxy> proxy, Function<String, HostAddresses> names) {
        String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || base.getHost() == null) {
            throw new BruntException(Problem.of("not the URL of a server")
                    .in(base.toString(), 0, base.toString().length())
                    .expected("http or https and a host")
                    .hint("for example http://127.0.0.1:8080"));
        }
        boolean secure = scheme.equals("https");
        String host = base.getHost().replaceAll("[\\[\\]]", "");
        int port = base.getPort() >= 0 ? base.getPort() : secure ? 443 : 80;
        String path = base.getRawPath() == null ? "" : base.getRawPath().replaceAll("/+$", "");
        String shown = scheme + "://" + base.getHost() + (base.getPort() >= 0 ? ":" + port : "") + path;
        return new HttpTarget(shown, secure, host, port, path, basic(base.getUserInfo()), names.apply(host), proxy);
    }

    private static String basic(@Nullable String user) {
        return user == null ? "" : "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    }

    static Problem unknown(String host) {
        return Problem.of("the host " + host + " is not known")
                .hint("check the name, or that the machine can look names up");
    }

    /**
     * Return what goes into the {@code Host} header (RFC 9110, 7.2).
     *
     * @return IPv6 in brackets, the port unless it is the scheme's own
     */
    String authority() {
        return port == (secure ? 443 : 80) ? name() : hostAndPort();
    }

    String hostAndPort() {
        return name() + ":" + port;
    }

    private String name() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    /** Tell whether a proxy only passes bytes on, without a look at them. */
    boolean isTunneled() {
        return secure && proxy.isPresent();
    }

    /** Return what precedes the path in the first line of a request: a proxy must be told where it goes. */
    String originForProxy() {
        return proxy.isPresent() && !secure ? "http://" + authority() : "";
    }

    /** Return what messages call the way to it. */
    String way() {
        return url + proxy.map(it -> " through the proxy " + it).orElse("");
    }

    /** Tell whether it is the same server: scheme, host and port (RFC 9110, 4.3.1). */
    boolean isSameOrigin(HttpTarget other) {
        return secure == other.secure && port == other.port && host.equalsIgnoreCase(other.host);
    }

    Host endpoint() {
        return new Host(host, port);
    }

    /**
     * Return all addresses of the host.
     *
     * @return none if only a proxy knows them, or if load may no longer go to them
     */
    public List<InetAddress> addresses() {
        return names.now();
    }

    int addressCount() {
        return dialed().size();
    }

    /** Return where to connect, or empty if load may no longer go to any address. */
    Optional<InetSocketAddress> address(int turn) {
        List<InetAddress> all = dialed();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(new InetSocketAddress(
                        all.get(Math.floorMod(turn, all.size())),
                        proxy.map(it -> it.address().port()).orElse(port)));
    }

    private List<InetAddress> dialed() {
        return proxy.map(it -> it.names().now()).orElseGet(names::now);
    }

    /**
     * Keep credentials out of logs.
     *
     * @return the URL, which has none
     */
    @Override
    public String toString() {
        return url;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.problem.BruntException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apiguardian.api.API;

/**
 * How load leaves this machine, and where it may go: one for a run. It looks each name up once, so that a run keeps the
 * addresses that it began with, unless the transport says how long they hold. Safe for any thread.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Egress {

    private final AllowedHosts allowed;
    private final Transport transport;
    private final Names names;
    private final Optional<Proxy> proxy;
    private final Map<String, HostAddresses> known = new ConcurrentHashMap<>();

    /**
     * What looks a name up.
     *
     * @since 0.1
     */
    @FunctionalInterface
    public interface Names {
        /**
         * Look a name up.
         *
         * @param host a name, or an address
         * @return at least one
         * @throws UnknownHostException if nobody knows it
         */
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /**
     * Look up the proxy, if there is one.
     *
     * @param allowed where load may go
     * @param transport how connections are made
     * @throws BruntException if the proxy's name is unknown, or its host not allowed
     */
    public Egress(AllowedHosts allowed, Transport transport) {
        this(allowed, transport, InetAddress::getAllByName);
    }

    Egress(AllowedHosts allowed, Transport transport, Names names) {
        this.allowed = allowed;
        this.transport = transport;
        this.names = names;
        this.proxy = transport.proxy().map(this::allowedProxy);
    }

    /**
     * Let load go to this machine only.
     *
     * @param transport how connections are made
     * @return the way there
     */
    public static Egress toLoopback(Transport transport) {
        return new Egress(AllowedHosts.of(List.of()), transport);
    }

    private Proxy allowedProxy(ProxyAddress address) {
        HostAddresses addresses =
                lookUp(address.host()).orElseThrow(() -> new BruntException(HttpTarget.unknown(address.host())));
        if (!allowed.allow(address.host(), addresses.now())) {
            throw new BruntException(AllowedHosts.refuse(address.host()));
        }
        return new Proxy(address, addresses);
    }

    /**
     * Return how connections are made.
     *
     * @return as it was given
     */
    public Transport transport() {
        return transport;
    }

    /**
     * Look up where a base URL leads, allowed or not.
     *
     * @param base of http or https with a host
     * @return the target; without addresses if only the proxy may know its name
     * @throws BruntException if the URL is none of http, or its name is unknown
     */
    public HttpTarget resolve(URI base) {
        return HttpTarget.of(
                base,
                proxy,
                host -> lookUp(host)
                        .or(() -> proxy.map(it -> HostAddresses.UNKNOWN))
                        .orElseThrow(() -> new BruntException(HttpTarget.unknown(host))));
    }

    private Optional<HostAddresses> lookUp(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        HostAddresses before = known.get(name);
        return before != null
                ? Optional.of(before)
                : find(name).map(first -> known.computeIfAbsent(name, it -> addresses(it, first)));
    }

    private HostAddresses addresses(String name, List<InetAddress> first) {
        long heldNanos = transport.namesHeld().map(Duration::toNanos).orElse(Long.MAX_VALUE);
        return new HostAddresses(
                first,
                // Load to a name that leads elsewhere by now ends, rather than leave this machine.
                () -> find(name).map(found -> allowed.allow(name, found) ? found : List.of()),
                heldNanos,
                System::nanoTime,
                Egress::lookAside);
    }

    /** Look up on a thread of its own: a slow name server must not stop an event loop. */
    static void lookAside(Runnable look) {
        Thread thread = new Thread(look, "brunt-lookup");
        thread.setDaemon(true);
        thread.start();
    }

    private Optional<List<InetAddress>> find(String name) {
        try {
            return Optional.of(List.of(names.addresses(name)));
        } catch (UnknownHostException unknown) {
            return Optional.empty();
        }
    }

    /**
     * Tell whether load may go there.
     *
     * @param target with its name resolved
     * @return true for loopback and for a host that was named
     */
    public boolean allows(HttpTarget target) {
        return allowed.allow(target.host(), target.addresses());
    }
}

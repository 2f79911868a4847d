// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import org.apiguardian.api.API;

/**
 * An HTTP proxy that load goes through: requests of http in absolute form, https through a tunnel (RFC 9110, 9.3.6).
 *
 * @param host its name or address, IPv6 without brackets; loopback, or one of {@code brunt.allowedHosts}
 * @param port from 1 to 65535
 * @param user for Basic authentication (RFC 7617), or empty for none
 * @param password of that user; never printed
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProxyAddress(String host, int port, String user, String password) {

    /** Refuse what is no address. */
    public ProxyAddress {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new BruntException(Problem.of("not the address of a proxy")
                    .expected("a host, and a port from 1 to 65535")
                    .actual(host + ":" + port)
                    .hint("for example ProxyAddress.of(\"127.0.0.1\", 3128)"));
        }
        if (user.contains(":")) {
            throw new BruntException(Problem.of("the user of a proxy cannot have a colon (RFC 7617)")
                    .hint("the password stands apart: withCredentials(user, password)"));
        }
    }

    /**
     * Name a proxy that wants no credentials.
     *
     * @param host its name or address
     * @param port from 1 to 65535
     * @return that address
     * @throws BruntException if it is none
     */
    public static ProxyAddress of(String host, int port) {
        return new ProxyAddress(host, port, "", "");
    }

    /**
     * Say who asks.
     *
     * @param name of the user, without a colon
     * @param secret its password
     * @return the same proxy with them
     */
    public ProxyAddress withCredentials(String name, String secret) {
        return new ProxyAddress(host, port, name, secret);
    }

    /**
     * Keep user and password out of logs.
     *
     * @return host and port only
     */
    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Whom an HTTPS request trusts, and who it says it is.
 *
 * <pre>
 * Tls.SYSTEM                                                              // the JVM's own store
 * Tls.trusting(Store.of(Path.of("src/test/ca.pem")))                      // a store of the test's own
 * Tls.SYSTEM.withClientCertificate(new Store(Path.of("client.p12"), "changeit"))
 * Tls.TRUSTING_ALL                                                        // any certificate of any host
 * </pre>
 *
 * <p>The name in a certificate must be the host's, unless all are trusted. A server is told the host's name (SNI), and
 * sessions are taken up again by later connections, as a browser does.
 *
 * @param trusted certificates that are trusted; empty for the JVM's own store
 * @param trustsAll whether any certificate will do, whatever host it names
 * @param identity certificate and private key shown to a server that asks, or empty
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Tls(Optional<Store> trusted, boolean trustsAll, Optional<Store> identity) {

    /** Trust what the JVM trusts; see its {@code javax.net.ssl.trustStore}. */
    public static final Tls SYSTEM = new Tls(Optional.empty(), false, Optional.empty());

    /** Trust any certificate of any host: for targets of one's own that have none that is worth a check. */
    public static final Tls TRUSTING_ALL = new Tls(Optional.empty(), true, Optional.empty());

    /**
     * A file with certificates or keys.
     *
     * @param file PKCS #12 or JKS; for certificates to trust also PEM
     * @param password of the store and its keys; empty for PEM
     * @since 0.1
     */
    public record Store(Path file, String password) {

        /** Refuse a file that is not there. */
        public Store {
            if (!Files.isReadable(file)) {
                throw new BruntException(Problem.of("the key store cannot be read")
                        .at(file.toString())
                        .hint("check the path; it is taken from the working directory"));
            }
        }

        /**
         * Name a file without a password.
         *
         * @param file with PEM certificates
         * @return that store
         */
        public static Store of(Path file) {
            return new Store(file, "");
        }

        /**
         * Keep the password out of logs.
         *
         * @return the file only
         */
        @Override
        public String toString() {
            return file.toString();
        }
    }

    /**
     * Trust the certificates of a file and no others.
     *
     * @param store of certificates
     * @return without a client certificate
     */
    public static Tls trusting(Store store) {
        return new Tls(Optional.of(store), false, Optional.empty());
    }

    /**
     * Show a certificate to a server that asks for one.
     *
     * @param store with a private key and its certificates
     * @return the same trust with that identity
     */
    public Tls withClientCertificate(Store store) {
        return new Tls(trusted, trustsAll, Optional.of(store));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** The keys shown to servers that ask for a client certificate; it remembers which asked. Safe for any thread. */
final class ClientKeys extends X509ExtendedKeyManager {

    private static final String ASKED = "io.brunt.client-certificate-asked";

    private final @Nullable X509ExtendedKeyManager keys;

    /**
     * Watch over keys.
     *
     * @param keys null if there are none
     */
    ClientKeys(@Nullable X509ExtendedKeyManager keys) {
        this.keys = keys;
    }

    /** Tell whether the server of a session asked for a client certificate. */
    static boolean wasAsked(SSLSession session) {
        return session.getValue(ASKED) != null;
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, SSLEngine engine) {
        SSLSession session = engine.getHandshakeSession();
        if (session != null) {
            session.putValue(ASKED, true);
        }
        if (keys == null) {
            return null;
        }
        String fitting = keys.chooseEngineClientAlias(keyTypes, issuers, engine);
        // A server may name issuers that did not sign a certificate it accepts all the same.
        return fitting == null ? keys.chooseEngineClientAlias(keyTypes, null, engine) : fitting;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        return keys == null ? null : keys.chooseEngineServerAlias(keyType, issuers, engine);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return keys == null ? null : keys.getCertificateChain(alias);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return keys == null ? null : keys.getPrivateKey(alias);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return keys == null ? null : keys.getClientAliases(keyType, issuers);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return keys == null ? null : keys.getServerAliases(keyType, issuers);
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return keys == null ? null : keys.chooseClientAlias(keyTypes, issuers, socket);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return keys == null ? null : keys.chooseServerAlias(keyType, issuers, socket);
    }
}

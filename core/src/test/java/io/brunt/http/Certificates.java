// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Self-signed certificates, made by the JDK's keytool. */
final class Certificates {

    static final String PASSWORD = "changeit";

    private Certificates() {}

    /** Make a key and a certificate for localhost, 127.0.0.1 and shop.test: {@code name.p12} and {@code name.pem}. */
    static void make(Path directory, String name) throws IOException, InterruptedException {
        List<String> store = List.of("-storetype", "PKCS12", "-keystore", name + ".p12", "-storepass", PASSWORD);
        List<String> key =
                new ArrayList<>(List.of("-genkeypair", "-alias", "key", "-keyalg", "EC", "-dname", "CN=" + name));
        key.addAll(List.of("-ext", "SAN=dns:localhost,dns:shop.test,ip:127.0.0.1"));
        key.addAll(store);
        keytool(directory, key);
        List<String> certificate =
                new ArrayList<>(List.of("-exportcert", "-rfc", "-alias", "key", "-file", name + ".pem"));
        certificate.addAll(store);
        keytool(directory, certificate);
    }

    /** Make a store of certificates that are trusted. */
    static void trust(Path directory, String certificate, String store) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-importcert", "-noprompt", "-file", certificate));
        arguments.addAll(List.of("-storetype", "PKCS12", "-keystore", store, "-storepass", PASSWORD));
        keytool(directory, arguments);
    }

    private static void keytool(Path directory, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }
}

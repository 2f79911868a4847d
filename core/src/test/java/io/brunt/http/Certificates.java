// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keys and certificates of an authority of the test's own, made by the JDK's keytool. */
final class Certificates {

    static final String PASSWORD = "changeit";

    private static final String NAMES = "SAN=dns:localhost,dns:shop.test,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1";

    private final Path directory;

    Certificates(Path directory) {
        this.directory = directory;
    }

    /** Make a key that signs itself, for localhost, 127.0.0.1, ::1 and shop.test: {@code name.p12} and {@code name.pem}. */
    void makeSelfSigned(String name) throws IOException, InterruptedException {
        key(name, "-ext", NAMES);
        export(name);
    }

    /** Make an authority: {@code name.p12} and {@code name.pem}. */
    void makeAuthority(String name) throws IOException, InterruptedException {
        key(name, "-ext", "bc:c");
        export(name);
    }

    /**
     * Make a key whose certificate an authority signs: {@code name.p12}.
     *
     * @param validity arguments of keytool that say when it is valid
     */
    void makeSigned(String name, String authority, String... validity) throws IOException, InterruptedException {
        key(name);
        keytool(store(name, "-certreq", "-alias", "key", "-file", name + ".csr"));
        List<String> signing = store(
                authority, "-gencert", "-rfc", "-alias", "key", "-infile", name + ".csr", "-outfile", name + ".pem");
        signing.addAll(List.of("-ext", NAMES));
        signing.addAll(List.of(validity));
        keytool(signing);
        keytool(store(name, "-importcert", "-noprompt", "-alias", "authority", "-file", authority + ".pem"));
        keytool(store(name, "-importcert", "-noprompt", "-alias", "key", "-file", name + ".pem"));
    }

    /** Make a store of certificates that are trusted: {@code store} is of the type that its name ends in. */
    void trust(String certificate, String store, String type) throws IOException, InterruptedException {
        keytool(List.of(
                "-importcert",
                "-noprompt",
                "-file",
                certificate + ".pem",
                "-storetype",
                type,
                "-keystore",
                store,
                "-storepass",
                PASSWORD));
    }

    private void key(String name, String... more) throws IOException, InterruptedException {
        List<String> arguments = store(name, "-genkeypair", "-alias", "key", "-keyalg", "EC", "-dname", "CN=" + name);
        arguments.addAll(List.of(more));
        keytool(arguments);
    }

    private void export(String name) throws IOException, InterruptedException {
        keytool(store(name, "-exportcert", "-rfc", "-alias", "key", "-file", name + ".pem"));
    }

    private static List<String> store(String name, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-storetype", "PKCS12", "-keystore", name + ".p12", "-storepass", PASSWORD));
        return all;
    }

    private void keytool(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-J-Xshare:auto", "-J-XX:TieredStopAtLevel=1"));
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

// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnableJarTest {

    @TempDir
    Path folder;

    private File jar(String name, String... mainClass) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        Arrays.stream(mainClass).forEach(it -> manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, it));
        Path file = folder.resolve(name);
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
        return file.toFile();
    }

    @Test
    void isTheFirstWithAMainClass() throws IOException {
        File plain = jar("shop.jar");
        File sources = jar("shop-sources.jar");
        File executable = jar("shop-exec.jar", "shop.Api");

        assertThat(RunnableJar.among(Arrays.asList(plain, null, sources, executable)))
                .contains(executable);
    }

    @Test
    void isAWarThatRunsByItself() throws IOException {
        File plain = jar("plain.war");
        File executable = jar("shop.war", "org.springframework.boot.loader.launch.WarLauncher");

        assertThat(RunnableJar.among(Arrays.asList(plain, executable))).contains(executable);
    }

    @Test
    void isNotThereBeforeThePackageOrInAnotherFormat() throws IOException {
        File text = Files.writeString(folder.resolve("broken.jar"), "no zip").toFile();

        assertThat(RunnableJar.among(Arrays.asList(null, new File("missing.jar"), text, folder.toFile())))
                .isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredLoadTestsTest {

    private static final Map<String, String> SOURCES = Map.of(
            "io/brunt/junit/LoadTest", "package io.brunt.junit; public @interface LoadTest {}",
            "io/brunt/junit/Load", "package io.brunt.junit; public @interface Load {}",
            "shop/Plain", "package shop; class Plain { @io.brunt.junit.LoadTest void holds() {} }",
            "shop/Outer", "package shop; class Outer { class Paid { @io.brunt.junit.Load void holds() {} } }",
            "shop/Smoke", "package shop; @io.brunt.junit.LoadTest @interface Smoke {}",
            "shop/Quick", "package shop; @Smoke @interface Quick {}",
            "shop/Composed", "package shop; class Composed { @Quick void holds() {} }",
            "shop/Base",
                    "package shop; abstract class Base extends Deepest {} abstract class Deepest { @Smoke void holds()"
                            + " {} } interface Shared { @Quick default void holds() {} }",
            "shop/Derived", "package shop; class Derived extends Base {} class Sharing implements Shared {}",
            "shop/None",
                    "package shop; class None { String text = \"io.brunt.junit.LoadTest\"; long big = 1L << 40; }");

    @TempDir
    Path folder;

    private Path tests;
    private Path annotations;

    @BeforeEach
    void compile() throws Exception {
        Path sources = folder.resolve("sources");
        for (var source : SOURCES.entrySet()) {
            Path file = sources.resolve(source.getKey() + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
        tests = Files.createDirectories(folder.resolve("tests"));
        annotations = Files.createDirectories(folder.resolve("annotations"));
        String[] files = SOURCES.keySet().stream()
                .map(it -> sources.resolve(it + ".java").toString())
                .toArray(String[]::new);
        String[] options = {"-d", tests.toString()};
        String[] all =
                Stream.concat(Arrays.stream(options), Arrays.stream(files)).toArray(String[]::new);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, all))
                .isZero();
    }

    @Test
    void areFoundThroughComposedAnnotationsToo() throws Exception {
        assertThat(DeclaredLoadTests.in(tests, annotations))
                .containsExactly("shop.Composed", "shop.Derived", "shop.Outer.Paid", "shop.Plain", "shop.Sharing");
    }

    @Test
    void areFoundThroughAnnotationsOfTheMainClasses() throws Exception {
        Files.createDirectories(annotations.resolve("shop"));
        Files.move(tests.resolve("shop/Smoke.class"), annotations.resolve("shop/Smoke.class"));

        assertThat(DeclaredLoadTests.in(tests, annotations)).contains("shop.Composed");
    }

    @Test
    void areNoneWhereNothingIsCompiled() throws Exception {
        assertThat(DeclaredLoadTests.in(folder.resolve("nowhere"), folder.resolve("nowhere")))
                .isEmpty();
    }
}

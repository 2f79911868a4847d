// SPDX-License-Identifier: Apache-2.0
package io.brunt;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What each package is and which others it may use; the same table as in CONTRIBUTING.md. */
@Tag("one-jdk")
class HouseTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final String ROOT = "io.brunt.";
    private static final int WALL = 400;

    private static final String EVERYTHING =
            "problem file unit json settings plan record engine http user statistic health process"
                    + " baseline slo prometheus result foreign report metrics assertj live";

    /** A row comes with its package, never ahead. What a row may use need not exist yet. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            row("problem", ""),
            row("file", "problem"),
            row("unit", "problem"),
            row("settings", "problem unit"),
            row("plan", "problem unit"),
            row("record", "plan unit"),
            row("engine", "plan record unit problem"),
            row("http", "plan record engine unit problem"),
            row("user", "plan record engine http unit problem"),
            row("health", "record unit"),
            row("process", "record unit"),
            row("statistic", ""),
            row("json", "problem"),
            row("foreign", "record unit json problem"),
            row("baseline", "problem file record json statistic"),
            row("slo", "plan record statistic health process baseline unit problem"),
            row("prometheus", "slo problem unit"),
            row("result", "problem unit settings plan record statistic health process baseline slo prometheus"),
            row("report", "problem file unit json plan record health process baseline slo result"),
            row("metrics", "record process slo result"),
            row("live", "report result"),
            row("assertj", "plan record result slo problem unit"),
            row("warm", "plan record engine http user health unit"),
            row("run", EVERYTHING + " warm"));

    private static final JavaClasses HOUSE = new ClassFileImporter().importPath(Path.of("target/classes"));

    @Test
    void hasARowForEveryPackageAndNoneTooMany() {
        assertThat(packages())
                .as("the packages of core; each needs a row in HouseTest, and a row its package")
                .containsExactlyInAnyOrderElementsOf(MAY_USE.keySet());
    }

    @TestFactory
    Stream<DynamicTest> keepsTheArrows() {
        return packages().stream().map(it -> dynamicTest(it, () -> keepsTheArrowsOf(it)));
    }

    private static void keepsTheArrowsOf(String name) {
        List<String> mayUse = MAY_USE.getOrDefault(name, List.of());

        noClasses()
                .that()
                .resideInAPackage(ROOT + name)
                .should()
                .dependOnClassesThat(describe(
                        "live in a package that " + name + " may not use",
                        it -> isOurs(it) && !concept(it).equals(name) && !mayUse.contains(concept(it))))
                .because("the arrows go one way: plan, engine, record, slo, report")
                .check(HOUSE);
    }

    @Test
    void hasNoCycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void namesPackagesByConcept() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..internal..", "..impl..")
                .because("a package is named by what lives there")
                .check(HOUSE);
    }

    @Test
    void namesTypesByWhatTheyAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helper|Manager|Impl)(\\$.*)?")
                .because("such a name is a drawer, not a thing")
                .check(HOUSE);
    }

    @Test
    void saysOfEachPublicTypeHowStableItIs() {
        classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should()
                .beAnnotatedWith(API.class)
                .because("a user must see what may change")
                .check(HOUSE);
    }

    @Test
    void marksEachPackageAgainstNull() {
        assertThat(HOUSE.stream().map(JavaClass::getPackage).distinct())
                .allSatisfy(it -> assertThat(it.isAnnotatedWith(NullMarked.class))
                        .as("%s is @NullMarked in its package-info", it.getName())
                        .isTrue());
    }

    @Test
    void writesToTheStandardStreamsFromTheConsoleOnly() {
        noClasses()
                .that(describe("are not a console of report", it -> !isConsole(it)))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("what is printed is decided in one place")
                .check(HOUSE);
    }

    @Test
    void knowsNeitherJUnitNorMaven() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.opentest4j..", "org.apache.maven..", "com.hazelcast..")
                .because("core runs without any of them")
                .check(HOUSE);
    }

    @Test
    void needsAssertJForItsAssertionsOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.brunt.assertj")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.assertj..", "io.brunt.assertj")
                .because("AssertJ is not on everybody's class path")
                .check(HOUSE);
    }

    @Test
    void needsMicrometerForItsMetersOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.brunt.metrics")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer..")
                .because("Micrometer is not on everybody's class path")
                .check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.brunt.metrics")
                .and()
                .doNotHaveSimpleName("GlobalMeters")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.brunt.metrics")
                .because("who touches it where Micrometer is not brings a load test down")
                .check(HOUSE);
    }

    @Test
    void keepsEachFileBelowTheWall() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(it -> it.toString().endsWith(".java")))
                    .isNotEmpty()
                    .allSatisfy(it -> assertThat(Files.readAllLines(it))
                            .as("lines of %s", it)
                            .hasSizeLessThanOrEqualTo(WALL));
        }
    }

    private static List<String> packages() {
        return HOUSE.stream().map(HouseTest::concept).distinct().sorted().toList();
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(ROOT);
    }

    private static String concept(JavaClass type) {
        return type.getPackageName().substring(ROOT.length());
    }

    private static boolean isConsole(JavaClass type) {
        return concept(type).equals("report") && type.getName().contains("Console");
    }

    private static Map.Entry<String, List<String>> row(String name, String mayUse) {
        return Map.entry(name, List.of(mayUse.split(" ")));
    }
}

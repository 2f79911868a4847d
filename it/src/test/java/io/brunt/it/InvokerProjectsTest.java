// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The POM says on which pair of Maven and JDK each Invoker project runs in a short check. */
class InvokerProjectsTest {

    private static final Path PROJECTS = Path.of("src/it");

    /** Projects by the execution that lists them. */
    private static final Map<String, List<String>> PAIRS = new TreeMap<>();

    @BeforeAll
    static void read() throws Exception {
        Element pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getDocumentElement();
        elements(pom, "execution")
                .filter(it -> elements(it, "pomInclude").findAny().isPresent())
                .forEach(it -> PAIRS.put(text(it, "id").findFirst().orElseThrow(), listed(it)));
    }

    private static List<String> listed(Element execution) {
        return text(execution, "pomInclude")
                .filter(Predicate.not(it -> it.contains("${")))
                .map(it -> it.replaceFirst("/pom\\.xml$", ""))
                .toList();
    }

    private static Stream<String> text(Element parent, String name) {
        return elements(parent, name).map(Element::getTextContent);
    }

    private static Stream<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast);
    }

    @Test
    void runEachOnOnePair() throws IOException {
        List<String> projects = new ArrayList<>();
        for (Path folder : List.of(PROJECTS, PROJECTS.resolve("outside"))) {
            try (Stream<Path> all = Files.list(folder)) {
                all.filter(it -> Files.exists(it.resolve("verify.groovy")))
                        .forEach(it -> projects.add(PROJECTS.relativize(it).toString()));
            }
        }

        assertThat(PAIRS.values().stream().flatMap(List::stream))
                .as("listed under a pair's <pomIncludes> in it/pom.xml")
                .containsExactlyInAnyOrderElementsOf(projects);
    }

    @Test
    void coverEachPair() {
        assertThat(PAIRS.keySet())
                .containsExactly(
                        "on-newest3",
                        "on-newest3-newer-jdk",
                        "on-newest4",
                        "on-newest4-newer-jdk",
                        "on-oldest",
                        "on-oldest-newer-jdk");
        assertThat(PAIRS.values()).allSatisfy(it -> assertThat(it).isNotEmpty());
    }
}

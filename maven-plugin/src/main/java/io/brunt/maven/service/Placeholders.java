// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import io.brunt.maven.warden.Stop;
import io.brunt.problem.BruntException;
import io.brunt.problem.NearestSpelling;
import io.brunt.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands for {@code {{port}}} and its like in one instance's configuration: Mustache without HTML escaping.
 *
 * <p>A name that does not exist is an error, in a section too, where Mustache itself would leave the section out.
 *
 * @param values texts, maps and lists by name
 */
record Placeholders(Map<String, Object> values) {

    private static final Mustache.Compiler MUSTACHE =
            Mustache.compiler().escapeHTML(false).strictSections(true).withCollector(new MapsAndLists());

    Placeholders {
        values = Map.copyOf(values);
    }

    /**
     * Fill a text in.
     *
     * @param text with placeholders
     * @return without
     * @throws BruntException if a name does not exist or the text is not Mustache, with a caret under the fault
     */
    String fill(String text) {
        if (!text.contains("{{")) {
            return text;
        }
        try {
            return MUSTACHE.compile(text).execute(values);
        } catch (MustacheException.Context e) {
            throw new BruntException(unknown(text, e.key, e.lineNo));
        } catch (MustacheException e) {
            throw new BruntException(Problem.of("not a Mustache template: " + e.getMessage()));
        }
    }

    /** Let {@code {{pid}}} stand for itself: only the warden knows the number. */
    Placeholders withPid() {
        Map<String, Object> more = new HashMap<>(values);
        more.put("pid", Stop.PID);
        return new Placeholders(more);
    }

    List<String> fill(List<String> texts) {
        return texts.stream().map(this::fill).toList();
    }

    private Problem unknown(String text, String key, int lineNumber) {
        String[] lines = text.split("\n", -1);
        String line = lineNumber <= lines.length ? lines[lineNumber - 1] : text;
        // Of a section's name with dots, Mustache tells only the first part.
        Matcher tag = Pattern.compile("\\{\\{[#^/&{]?\\s*(" + Pattern.quote(key) + "[\\w.-]*)")
                .matcher(line);
        boolean found = tag.find();
        String name = found ? tag.group(1) : key;
        Problem problem = Problem.of(
                        "unknown placeholder {{" + name + "}}" + (lines.length > 1 ? " in line " + lineNumber : ""))
                .in(line, found ? tag.start(1) : 0, found ? tag.end(1) : line.length());
        return problem.hint(NearestSpelling.hint(name, names()));
    }

    /** All names that can be written. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        collect("", values, names);
        names.sort(null);
        return names;
    }

    private static void collect(String prefix, Map<?, ?> map, List<String> names) {
        map.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner) {
                collect(prefix + key + ".", inner, names);
            } else {
                names.add(prefix + key);
            }
        });
    }

    /** Without the default's reflection, which would make {@code {{hash}}} a name known to every text. */
    private static final class MapsAndLists extends BasicCollector {

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }
}

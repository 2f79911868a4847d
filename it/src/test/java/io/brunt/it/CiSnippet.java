// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A snippet of {@code docs/ci.md}, as the CI server that it is for would read it. */
final class CiSnippet {

    private CiSnippet() {}

    /** The one that follows a heading. */
    static String under(String heading, String language) throws IOException {
        String page = Files.readString(Path.of("../docs/ci.md"));
        Matcher snippet = Pattern.compile(
                        "^## " + Pattern.quote(heading) + "\n(?:(?!^## ).)*?^```" + language + "\n(.*?)^```",
                        Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(page);
        if (!snippet.find()) {
            throw new AssertionError("docs/ci.md has no " + language + " under " + heading);
        }
        return snippet.group(1);
    }

    @SuppressWarnings("unchecked") // what is no map fails here
    static Map<String, Object> yaml(String text) {
        LoadSettings strict =
                LoadSettings.builder().setAllowDuplicateKeys(false).build();
        return (Map<String, Object>) new Load(strict).loadFromString(text);
    }

    @SuppressWarnings("unchecked") // likewise
    static <T> T at(Map<String, Object> yaml, String... names) {
        Object value = yaml;
        for (String name : names) {
            value = ((Map<String, Object>) value).get(name);
        }
        if (value == null) {
            throw new AssertionError("no " + String.join(".", names) + " in " + yaml);
        }
        return (T) value;
    }

    /** A step of a pipeline, as it is called. */
    record Step(String name, List<Object> arguments) {}

    /** Run a declarative pipeline whose every step only notes that it was called. */
    static List<Step> pipeline(String text) {
        List<Step> steps = new ArrayList<>();
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(Pipeline.class.getName());
        Binding binding = new Binding(Map.of("steps", steps));
        new GroovyShell(CiSnippet.class.getClassLoader(), binding, configuration).evaluate(text);
        return steps;
    }

    /** Blocks are entered, steps are noted, and bare words such as {@code any} stand for themselves. */
    public abstract static class Pipeline extends Script {

        @Override
        @SuppressWarnings("unchecked") // put there above
        public Object invokeMethod(String name, Object arguments) {
            Object[] all = (Object[]) arguments;
            if (all.length > 0 && all[all.length - 1] instanceof Closure<?> block) {
                block.setDelegate(this);
                block.setResolveStrategy(Closure.DELEGATE_ONLY);
                return block.call();
            }
            ((List<Step>) getBinding().getVariable("steps")).add(new Step(name, List.of(all)));
            return null;
        }

        @Override
        public Object getProperty(String name) {
            try {
                return super.getProperty(name);
            } catch (MissingPropertyException word) {
                return name;
            }
        }
    }
}

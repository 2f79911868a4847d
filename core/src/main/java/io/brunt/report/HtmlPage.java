// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fills the templates of a page that needs no network: style and script are within, and the content security policy
 * allows these by their hash and nothing else.
 *
 * <p>Every value is escaped, control characters are shown as their code. A name that a template misses is an error.
 */
final class HtmlPage {

    private static final String FOLDER = "/io/brunt/report/";
    private static final String STYLE = resource("report.css");
    private static final String CHART_STYLE = resource("uplot/dist/uPlot.min.css") + STYLE;
    private static final String LIBRARY =
            "/*!\n" + resource("uplot/LICENSE") + "*/\n" + resource("uplot/dist/uPlot.iife.min.js");
    private static final String READER = resource("reader.js");
    private static final String TABLE_SCRIPT = "(() => {\n'use strict';\n" + READER + "})();\n";
    private static final String CHART_SCRIPT = LIBRARY
            + "(() => {\n'use strict';\n"
            + resource("figures.js")
            + resource("canvas.js")
            + resource("charts.js")
            + READER
            + resource("page.js")
            + "})();\n";
    private static final String LIVE_SCRIPT = CHART_SCRIPT + resource("live.js");

    private static final String TABLE_POLICY = policy(STYLE) + "; script-src '" + hash(TABLE_SCRIPT) + "'";
    private static final String CHART_POLICY = policy(CHART_STYLE) + "; script-src '" + hash(CHART_SCRIPT) + "'";

    /** The one page that asks the one server that it comes from. */
    static final String LIVE_POLICY =
            policy(CHART_STYLE) + "; script-src '" + hash(LIVE_SCRIPT) + "'; connect-src 'self'";

    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .withEscaper(text -> Escapers.HTML.escape(Escaper.lines(text)))
            .withLoader(name -> reader(name + ".mustache"));

    private static final Map<String, Template> TEMPLATES = new ConcurrentHashMap<>();

    private HtmlPage() {}

    /** A part of a page. */
    static String part(String template, Map<String, Object> values) {
        return fill(template, values, "", "", "");
    }

    /** A page whose theme can be changed, and whose tables can be copied. */
    static String tabular(String template, Map<String, Object> values) {
        return fill(template, values, STYLE, TABLE_SCRIPT, TABLE_POLICY);
    }

    /** The same with charts, which are drawn by script. */
    static String drawn(String template, Map<String, Object> values) {
        return fill(template, values, CHART_STYLE, CHART_SCRIPT, CHART_POLICY);
    }

    /** The same for the page that is watched. */
    static String live(String template, Map<String, Object> values) {
        return fill(template, values, CHART_STYLE, LIVE_SCRIPT, LIVE_POLICY);
    }

    private static String fill(
            String template, Map<String, Object> values, String style, String script, String policy) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("style", style);
        all.put("script", script);
        all.put("policy", policy);
        return TEMPLATES
                .computeIfAbsent(template, it -> COMPILER.compile(resource(it + ".mustache")))
                .execute(all);
    }

    private static String policy(String style) {
        return "default-src 'none'; style-src '" + hash(style) + "'; base-uri 'none'; form-action 'none'";
    }

    private static Reader reader(String name) {
        InputStream in = HtmlPage.class.getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new IllegalStateException("no resource " + FOLDER + name);
        }
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    private static String resource(String name) {
        StringBuilder text = new StringBuilder();
        char[] part = new char[1 << 14];
        try (Reader reader = reader(name)) {
            for (int read = reader.read(part); read >= 0; read = reader.read(part)) {
                text.append(part, 0, read);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return text.toString();
    }

    private static String hash(String text) {
        return "sha256-" + Base64.getEncoder().encodeToString(sha256(text));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When an instance counts as ready.
 *
 * @param kind what is asked
 * @param text whom, with placeholders
 * @param timeout from the start of the process, above zero
 */
record ReadyWhen(Kind kind, String text, Duration timeout) {

    private static final Pattern HOST_AND_PORT = Pattern.compile("(?:(.+):)?(\\d{1,5})");

    /** Fill in for an instance. */
    Probe probe(Placeholders placeholders) {
        return kind.probe(placeholders.fill(text).strip());
    }

    /** What is asked. */
    enum Kind {
        URL {
            @Override
            Probe probe(String text) {
                try {
                    URI uri = new URI(text);
                    if (uri.getHost() != null && uri.getScheme().matches("https?")) {
                        return new Probe.Url(uri);
                    }
                } catch (java.net.URISyntaxException e) {
                    throw refusal(text, "http://127.0.0.1:{{port}}/health");
                }
                throw refusal(text, "http://127.0.0.1:{{port}}/health");
            }
        },
        TCP {
            @Override
            Probe probe(String text) {
                Matcher matcher = HOST_AND_PORT.matcher(text);
                if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65_535) {
                    throw refusal(text, "{{port}} or 127.0.0.1:{{port}}");
                }
                String host = matcher.group(1) == null ? "127.0.0.1" : matcher.group(1);
                return new Probe.Tcp(host.replaceAll("^\\[|]$", ""), Integer.parseInt(matcher.group(2)));
            }
        };

        abstract Probe probe(String text);

        BruntException refusal(String text, String example) {
            return new BruntException(Problem.of("no address that can be asked")
                    .in(text, 0, text.length())
                    .hint("for example " + example));
        }
    }
}

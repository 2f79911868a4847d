// SPDX-License-Identifier: Apache-2.0
package io.brunt.settings;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Reads base URLs: {@code http://127.0.0.1:8080} or, behind a path, {@code https://shop.example.test/api}.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BaseUrl {

    private static final Pattern USER = Pattern.compile("^\\s*[a-zA-Z][a-zA-Z0-9+.-]*://([^/?#]*@)");

    /** May be a password, and a refusal is read in the log of a build. */
    private static final Pattern SECRET = Pattern.compile("(?<=^|,|//)[^/?#,\\s]+(?=@)");

    private BaseUrl() {}

    /**
     * Read one base URL.
     *
     * @param text scheme http or https, a host, possibly a port and a path; blanks around it are ignored
     * @return that URL
     * @throws BruntException with a caret under the fault if it is none
     */
    public static URI parse(String text) {
        String trimmed = text.strip();
        int lead = text.indexOf(trimmed);
        URI url;
        try {
            url = new URI(trimmed);
        } catch (URISyntaxException fault) {
            int at = lead + Math.max(0, fault.getIndex());
            throw new BruntException(fault("not a URL", text, at, text.length()));
        }
        int end = lead + trimmed.length();
        boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!web) {
            boolean other = trimmed.contains("://");
            throw new BruntException(fault(
                            other ? "only http and https can be put under load" : "a base URL begins with its scheme",
                            text,
                            lead,
                            other ? lead + trimmed.indexOf("://") : end)
                    .hint(
                            other
                                    ? "for example http://127.0.0.1:8080"
                                    : "did you mean http://" + hidden(trimmed) + "?"));
        }
        if (url.getHost() == null) {
            throw new BruntException(fault("a base URL names a host", text, lead, end));
        }
        if (url.getPort() == 0 || url.getPort() > 65_535) {
            throw new BruntException(fault("a port lies between 1 and 65535", text, lead, end));
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null || url.getRawUserInfo() != null) {
            throw new BruntException(fault("a base URL has no user, query or fragment", text, lead, end));
        }
        return url;
    }

    /**
     * Read a base URL that may have a user, as in {@code http://user:password@host:9090}.
     *
     * @param text as in {@link #parse}, perhaps with a user
     * @return that URL
     * @throws BruntException with a caret under the fault if it is none; the user is not in it
     */
    static URI parseWithUser(String text) {
        Matcher user = USER.matcher(text);
        if (!user.find()) {
            return parse(text);
        }
        URI url = parse(text.substring(0, user.start(1)) + text.substring(user.end(1)));
        try {
            return new URI(url.toString().replaceFirst("//", Matcher.quoteReplacement("//" + user.group(1))));
        } catch (URISyntaxException fault) {
            throw new BruntException(Problem.of("the user or password of this URL has signs that do not stand in a URL")
                    .actual(url.toString())
                    .hint("write them as %40 and the like"));
        }
    }

    /**
     * Read one or several base URLs.
     *
     * @param text URLs separated by commas
     * @return at least one, in order
     * @throws BruntException with a caret under the first fault
     */
    public static List<URI> parseAll(String text) {
        List<URI> urls = new ArrayList<>();
        int start = 0;
        for (String part : text.split(",", -1)) {
            try {
                urls.add(parse(part));
            } catch (BruntException fault) {
                throw new BruntException(fault.problems().get(0).within(hidden(text), start));
            }
            start += part.length() + 1;
        }
        return List.copyOf(urls);
    }

    private static Problem fault(String what, String text, int start, int end) {
        return Problem.of(what).in(hidden(text), start, end).hint("for example http://127.0.0.1:8080");
    }

    /** Of the same length, for the sake of what points at it. */
    private static String hidden(String text) {
        return SECRET.matcher(text).replaceAll(it -> "*".repeat(it.group().length()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Masks what must never stand in a file, on a console or in a log.
 *
 * <p>Secret are: the values of {@code Authorization}, {@code Proxy-Authorization}, {@code Cookie} and {@code Set-Cookie};
 * of headers, JSON and form fields, XML elements and query parameters whose name says key, token, secret or password;
 * bearer and basic credentials and JSON Web Tokens wherever they stand; and the user's part of a URL. When in doubt it
 * masks: a {@code keychain} that is hidden costs less than a key that is not. Masking twice changes nothing.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Secrets {

    /** What stands in a secret's place. */
    public static final String MASK = "***";

    private static final Set<String> SECRET_HEADERS =
            Set.of("authorization", "proxyauthorization", "cookie", "setcookie", "cookie2", "setcookie2");

    private static final Pattern SECRET_WORD = Pattern.compile(
            "key|token|secret|passw|passphrase|pwd|credential|authorization|cookie|jsessionid|signature");

    /** Everyday words that hold "key" and say nothing secret. */
    private static final Pattern HARMLESS =
            Pattern.compile("keyword|keyboard|keynote|monkey|hockey|turkey|whiskey|[a-z]*(?:exception|error)$");

    private static final String NAME = "[\\p{L}\\p{N}_.\\-\\[\\]$]{1,80}";

    private static final Pattern USER_INFO = Pattern.compile("(?i)\\b([a-z][a-z0-9+.-]*://)[^\\s/?#\"'<>]*@");

    /** {@code Name: the rest of the line}; only for the headers whose whole value is secret. */
    private static final Pattern HEADER_LINE = Pattern.compile(
            "(?im)\\b((?:proxy-)?authorization|(?:set-)?cookie2?)(\\s*[:=]\\s*)(?![\"']?\\s*[,}\\]])[^\\r\\n]+");

    private static final Pattern QUOTED_FIELD = Pattern.compile(
            "(\\\\?[\"'])(" + NAME + ")(\\\\?[\"']\\s*[:=]\\s*)(\\\\?[\"'])((?:(?!\\4)(?:\\\\.|[^\\\\]))*+)(\\4|$)");

    private static final Pattern BARE_JSON_FIELD =
            Pattern.compile("(\\\\?[\"'])(" + NAME + ")(\\\\?[\"']\\s*[:=]\\s*)([^\\s\"'\\\\,}\\]\\[{]+)");

    private static final Pattern XML_ELEMENT = Pattern.compile("<([\\w:.-]{1,80})((?:\\s[^<>]*)?>)([^<]+)");

    private static final Pattern FIELD = Pattern.compile("(?<![\\p{L}\\p{N}_.\\-\\[\\]$])(" + NAME
            + ")(\\s?=\\s?|:\\s?)(\"[^\"]*\"?|'[^']*'?|[^\\s&;,\"'<>(){}\\[\\]]+)");

    private static final Pattern CREDENTIAL = Pattern.compile(
            "(?i)\\b(bearer|token|apikey|digest|negotiate|basic)\\s+(?=[\\w~+/.-]*[0-9=])[\\w~+/.-]{8,}=*");

    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer)\\s+[\\w~+/.-]+=*");

    private static final Pattern JSON_WEB_TOKEN = Pattern.compile("\\beyJ[\\w-]{8,}\\.[\\w-]+\\.?[\\w-]*");

    private Secrets() {}

    /**
     * Mask the secrets in a text of any kind: a message, a body, a URL, a header line.
     *
     * @param text as it came
     * @return the same text with {@link #MASK} in the place of each secret
     */
    public static String mask(String text) {
        String safe = quotedFields(USER_INFO.matcher(text).replaceAll("$1" + MASK + "@"));
        safe = replace(
                BARE_JSON_FIELD,
                safe,
                it -> isSecret(it.group(2)) && !it.group(4).equals("null")
                        ? it.group(1) + it.group(2) + it.group(3) + MASK
                        : it.group());
        safe = HEADER_LINE.matcher(safe).replaceAll("$1$2" + MASK);
        safe = replace(
                XML_ELEMENT, safe, it -> isSecret(it.group(1)) ? "<" + it.group(1) + it.group(2) + MASK : it.group());
        safe = replace(FIELD, safe, it -> isSecret(it.group(1)) ? it.group(1) + it.group(2) + MASK : it.group());
        safe = BEARER.matcher(safe).replaceAll("$1 " + MASK);
        safe = CREDENTIAL.matcher(safe).replaceAll("$1 " + MASK);
        return JSON_WEB_TOKEN.matcher(safe).replaceAll(MASK);
    }

    /**
     * Mask the value of a header.
     *
     * @param name of the header
     * @param value its value
     * @return {@link #MASK} if the name says that it is secret, else the value with the secrets in it masked
     */
    public static String header(String name, String value) {
        return isSecret(name) ? MASK : mask(value);
    }

    /**
     * Tell whether a header, field or parameter of this name is secret.
     *
     * @param name in any case, with or without hyphens
     * @return true if its value must not be shown
     */
    public static boolean isSecret(String name) {
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return SECRET_HEADERS.contains(letters)
                || SECRET_WORD.matcher(HARMLESS.matcher(letters).replaceAll("")).find();
    }

    /** A value that is JSON itself, escaped, is looked into; each depth needs another kind of quote, so it ends soon. */
    private static String quotedFields(String text) {
        return replace(QUOTED_FIELD, text, it -> {
            String value = isSecret(it.group(2)) ? MASK : quotedFields(it.group(5));
            return it.group(1) + it.group(2) + it.group(3) + it.group(4) + value + it.group(6);
        });
    }

    private static String replace(Pattern pattern, String text, Function<MatchResult, String> by) {
        return pattern.matcher(text).replaceAll(it -> Matcher.quoteReplacement(by.apply(it)));
    }
}

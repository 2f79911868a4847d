// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/**
 * One cookie (RFC 6265). {@code java.net.HttpCookie} is not used: it takes {@code Max-Age} for a sign of RFC 2965 and sends
 * such a cookie back as {@code $Version="1"; name="value"}, which today's servers do not read.
 *
 * @param name as the server wrote it
 * @param value likewise, quotes included
 * @param domain lower case
 * @param hostOnly whether it goes to that very host only
 * @param path from {@code /}
 * @param secure whether it goes over https only
 * @param expires {@link Instant#MAX} if it lives as long as its user
 */
record Cookie(
        String name, String value, String domain, boolean hostOnly, String path, boolean secure, Instant expires) {

    /**
     * Read a {@code Set-Cookie} header, RFC 6265, 5.2.
     *
     * @return empty if it is to be ignored
     */
    static Optional<Cookie> parse(String line, String host, String requestPath, Instant now) {
        String[] parts = line.split(";");
        int equals = parts.length == 0 ? -1 : parts[0].indexOf('=');
        if (equals <= 0 || parts[0].substring(0, equals).isBlank()) {
            return Optional.empty();
        }
        String owner = host.toLowerCase(Locale.ROOT);
        String domain = "";
        String path = "";
        boolean secure = false;
        Instant expires = Instant.MAX;
        boolean aged = false;
        for (int i = 1; i < parts.length; i++) {
            int sign = parts[i].indexOf('=');
            String attribute =
                    (sign < 0 ? parts[i] : parts[i].substring(0, sign)).strip().toLowerCase(Locale.ROOT);
            String value = sign < 0 ? "" : parts[i].substring(sign + 1).strip();
            switch (attribute) {
                case "domain" -> domain = value.replaceFirst("^\\.", "").toLowerCase(Locale.ROOT);
                case "path" -> path = value;
                case "secure" -> secure = true;
                case "max-age" -> {
                    if (value.matches("-?\\d{1,18}")) {
                        // It wins over Expires, wherever it stands.
                        aged = true;
                        long seconds = Math.min(Long.parseLong(value), 400L * 24 * 3600);
                        expires = seconds <= 0 ? Instant.MIN : now.plusSeconds(seconds);
                    }
                }
                case "expires" -> expires = aged ? expires : date(value);
                default -> {
                    // HttpOnly and SameSite are a browser's business.
                }
            }
        }
        if (!domain.isEmpty() && !isWithin(owner, domain)) {
            return Optional.empty();
        }
        return Optional.of(new Cookie(
                parts[0].substring(0, equals).strip(),
                parts[0].substring(equals + 1).strip(),
                domain.isEmpty() ? owner : domain,
                domain.isEmpty() || domain.equals(owner) && isAddress(owner),
                path.startsWith("/") ? path : directory(requestPath),
                secure,
                expires));
    }

    /** A date that cannot be read is ignored, as in RFC 6265, 5.2.1. */
    private static Instant date(String text) {
        try {
            // Netscape's form has dashes, and so have many servers still.
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                    text.replaceFirst("(\\d{1,2})-(\\w{3})-(\\d{4})", "$1 $2 $3")));
        } catch (DateTimeParseException unreadable) {
            return Instant.MAX;
        }
    }

    /** RFC 6265, 5.1.4. */
    private static String directory(String requestPath) {
        int last = requestPath.lastIndexOf('/');
        return last <= 0 ? "/" : requestPath.substring(0, last);
    }

    /** RFC 6265, 5.1.3; a single label such as {@code com} is nobody's to share. */
    private static boolean isWithin(String host, String domain) {
        return host.equals(domain) || domain.indexOf('.') > 0 && host.endsWith("." + domain) && !isAddress(host);
    }

    private static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || host.matches("[\\d.]+");
    }

    boolean isReplacedBy(Cookie other) {
        return name.equals(other.name) && domain.equals(other.domain) && path.equals(other.path);
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expires);
    }

    boolean belongsTo(boolean overTls, String host, String requestPath, Instant now) {
        String asked = host.toLowerCase(Locale.ROOT);
        boolean home = hostOnly ? asked.equals(domain) : isWithin(asked, domain);
        boolean below = requestPath.equals(path)
                || requestPath.startsWith(path) && (path.endsWith("/") || requestPath.charAt(path.length()) == '/');
        return home && below && (overTls || !secure) && !isExpired(now);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A valid answer made up from a seed.
 *
 * @param bytes all of it
 * @param headEnd where its last head ends
 * @param isHead whether it answers a HEAD
 */
record GeneratedAnswer(byte[] bytes, int headEnd, boolean isHead) {

    private static final List<String> STATUSES =
            List.of("200 OK", "201 Created", "204 No Content", "304 Not Modified", "404 ", "503 Busy: come again");
    private static final List<String> FIELDS = List.of(
            "Server: a/1.2 (b)", "Set-Cookie: a=b; Path=/", "X-Empty:", "ETag:\t\"x:y\" ", "X: Content-Length: 7");
    private static final List<String> CONNECTIONS =
            List.of("Connection: close", "Connection: keep-alive", "Connection: x ,CLOSE", "Connection: Keep-Alive, x");

    static GeneratedAnswer of(long seed) {
        return new Maker(new Random(seed)).make();
    }

    private static final class Maker {

        private final Random random;
        private final String end;
        private final StringBuilder text = new StringBuilder();

        Maker(Random random) {
            this.random = random;
            this.end = random.nextInt(5) == 0 ? "\n" : "\r\n";
        }

        GeneratedAnswer make() {
            while (random.nextInt(4) == 0) {
                text.append("HTTP/1.1 103 Early Hints")
                        .append(end)
                        .append("Link: a")
                        .append(end)
                        .append(end);
            }
            boolean isHead = random.nextInt(8) == 0;
            boolean old = random.nextInt(8) == 0;
            String status = oneOf(STATUSES);
            boolean bodyless = isHead || status.startsWith("204") || status.startsWith("304");
            String body = bodyless ? "" : characters(random.nextInt(40));
            // HTTP/1.0 knows no chunks.
            int framing = random.nextInt(old ? 2 : 3);
            text.append(old ? "HTTP/1.0 " : "HTTP/1.1 ").append(status).append(end);
            List<String> fields = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                fields.add(oneOf(FIELDS));
            }
            if (random.nextBoolean()) {
                fields.add(oneOf(CONNECTIONS));
            }
            if (framing == 1) {
                fields.add("Content-Length: " + (bodyless ? random.nextInt(2_000) : body.length()));
            } else if (framing == 2) {
                fields.add("Transfer-Encoding: chunked");
            }
            Collections.shuffle(fields, random);
            fields.forEach(it -> text.append(inAnyCase(it)).append(end));
            text.append(end);
            int headEnd = text.length();
            if (framing == 2 && !bodyless) {
                chunks(body);
            } else {
                text.append(body);
            }
            return new GeneratedAnswer(text.toString().getBytes(ISO_8859_1), headEnd, isHead);
        }

        private void chunks(String body) {
            int at = 0;
            while (at < body.length()) {
                int length = 1 + random.nextInt(Math.min(20, body.length() - at));
                size(length);
                text.append(body, at, at + length).append(end);
                at += length;
            }
            size(0);
            for (int i = random.nextInt(3); i > 0; i--) {
                text.append("Trailer-").append(i).append(": x").append(end);
            }
            text.append(end);
        }

        private void size(int length) {
            String digits = Integer.toHexString(length);
            text.append(random.nextBoolean() ? digits : "0" + digits.toUpperCase(Locale.ROOT));
            text.append(oneOf(List.of("", "", ";a", ";a=b", " ;a=\"b c\"", ";a;b=1")))
                    .append(end);
        }

        private String inAnyCase(String field) {
            int colon = field.indexOf(':');
            String name = field.substring(0, colon);
            return switch (random.nextInt(3)) {
                        case 0 -> name.toLowerCase(Locale.ROOT);
                        case 1 -> name.toUpperCase(Locale.ROOT);
                        default -> name;
                    }
                    + field.substring(colon);
        }

        /** Also line ends, digits and what looks like an answer: a body may be anything. */
        private String characters(int length) {
            StringBuilder body = new StringBuilder();
            while (body.length() < length) {
                body.append(oneOf(List.of("a", "0", "\r\n", "\n", "HTTP/1.1 200 OK", "\u00ff", "\0", ";")));
            }
            return body.toString();
        }

        private String oneOf(List<String> choice) {
            return choice.get(random.nextInt(choice.size()));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.nio.charset.StandardCharsets;

/**
 * A path and query as they go over the wire: as the user wrote them, but for characters that RFC 3986 does not allow.
 *
 * <p>What every browser takes is taken: a blank becomes {@code %20}, a pipe {@code %7C}; what is already encoded stays
 * as it is, and so does {@code +}. A fragment is the browser's own and never sent.
 */
final class RequestTarget {

    private static final String ALLOWED = "-._~:/?[]@!$&'()*+,;=";

    private RequestTarget() {}

    static String encode(String pathAndQuery) {
        int fragment = pathAndQuery.indexOf('#');
        String text = fragment < 0 ? pathAndQuery : pathAndQuery.substring(0, fragment);
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int c = bytes[i] & 0xff;
            boolean escape = c == '%' && i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2]);
            if (escape || c < 128 && (Character.isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0)) {
                encoded.append((char) c);
            } else {
                encoded.append('%').append(hex(c >> 4)).append(hex(c & 15));
            }
        }
        return encoded.toString();
    }

    private static boolean isHex(byte c) {
        return Character.digit(c, 16) >= 0;
    }

    private static char hex(int digit) {
        return Character.toUpperCase(Character.forDigit(digit, 16));
    }
}

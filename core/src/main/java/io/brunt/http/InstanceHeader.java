// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The header by which instances behind one address tell who they are. Safe for any thread; looking up a name that came
 * before allocates nothing and takes no lock.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class InstanceHeader {

    /** No header: instances are told apart by their base URL alone. */
    public static final InstanceHeader NONE = new InstanceHeader("");

    /** Each name has histograms of its own in every recorder: a request's number must not fill the heap. */
    static final int MOST = 100;

    /** Who comes when there are enough. */
    static final String OTHERS = "other instances";

    private static final int LONGEST = 100;

    private final String name;
    private final byte[] nameBytes;
    private volatile Known[] known = {};

    @SuppressWarnings("ArrayRecordComponent") // private, never written to
    private record Known(byte[] bytes, String text) {}

    private InstanceHeader(String name) {
        this.name = name.toLowerCase(Locale.ROOT);
        this.nameBytes = this.name.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Look for a header.
     *
     * @param name in any case
     * @return that header
     */
    public static InstanceHeader named(String name) {
        return new InstanceHeader(name);
    }

    boolean isNamed(byte[] bytes, int from, int to) {
        return to - from == nameBytes.length && Ascii.equalsIgnoreCase(bytes, from, to, nameBytes);
    }

    boolean isNamed(String lowerCase) {
        return name.equals(lowerCase);
    }

    /** Return who answered; null for a value that nobody can show. */
    @Nullable
    String instance(byte[] bytes, int from, int to) {
        for (Known it : known) {
            if (Arrays.equals(it.bytes(), 0, it.bytes().length, bytes, from, to)) {
                return it.text();
            }
        }
        return isName(bytes, from, to) ? add(Arrays.copyOfRange(bytes, from, to)) : null;
    }

    @Nullable
    String instance(String value) {
        for (Known it : known) {
            if (it.text().equals(value)) {
                return it.text();
            }
        }
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        return instance(bytes, 0, bytes.length);
    }

    private static boolean isName(byte[] bytes, int from, int to) {
        boolean isName = to > from && to - from <= LONGEST;
        for (int i = from; isName && i < to; i++) {
            isName = bytes[i] >= ' ' && bytes[i] < 0x7f;
        }
        return isName;
    }

    private synchronized String add(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.US_ASCII);
        for (Known it : known) {
            if (it.text().equals(text)) {
                return it.text();
            }
        }
        if (known.length == MOST) {
            return OTHERS;
        }
        Known[] more = Arrays.copyOf(known, known.length + 1);
        more[known.length] = new Known(bytes, text);
        known = more;
        return text;
    }
}

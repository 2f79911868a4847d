// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import io.brunt.http.HttpAnswer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request of {@link VirtualUser#http()}, that of the last hop where redirects were followed. Immutable.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HttpReply {

    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\\s\";]+)");

    private final HttpAnswer answer;

    HttpReply(HttpAnswer answer) {
        this.answer = answer;
    }

    /**
     * Return the status.
     *
     * @return from 200 to 599, and whatever else a server makes up
     */
    public int status() {
        return answer.status();
    }

    /**
     * Return the body as text.
     *
     * @return read with the charset of {@code Content-Type}, UTF-8 unless that names one; possibly empty
     */
    public String text() {
        return new String(answer.body(), charset());
    }

    private Charset charset() {
        Matcher found = CHARSET.matcher(answer.first("content-type").orElse(""));
        try {
            return found.find() ? Charset.forName(found.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    /**
     * Return the body.
     *
     * @return as it came over the wire, chunks put together, encodings such as gzip left alone; a copy, possibly empty
     */
    public byte[] bytes() {
        return answer.body().clone();
    }

    /**
     * Find a header.
     *
     * @param name in any case
     * @return the value of the first of that name, without blanks around it; null if it did not come
     */
    public @Nullable String header(String name) {
        return answer.first(name).orElse(null);
    }

    /**
     * Find all headers of a name.
     *
     * @param name in any case
     * @return their values in the order in which they came, possibly none
     */
    public List<String> headers(String name) {
        return answer.values(name);
    }

    /**
     * Look a value up in a body of JSON.
     *
     * @param pointer of RFC 6901, such as {@code /token} or {@code /items/0/id}; empty for the whole body
     * @return text as it is, a number, {@code true} or {@code false} as it is written, an object or array as JSON; null if
     *     there is nothing at that place, or JSON's {@code null}
     * @throws IllegalStateException if the body is not JSON
     * @throws IllegalArgumentException if it is no JSON Pointer
     */
    public @Nullable String json(String pointer) {
        return new JsonPointer(pointer).in(text());
    }

    /**
     * Return status and size only: a body may hold secrets.
     *
     * @return for example {@code 200, 18 bytes}
     */
    @Override
    public String toString() {
        return answer.status() + ", " + answer.body().length + " bytes";
    }
}

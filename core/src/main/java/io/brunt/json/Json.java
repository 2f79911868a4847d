// SPDX-License-Identifier: Apache-2.0
package io.brunt.json;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as a stream: objects over several lines, rows in one each, so that a diff shows the row. Confined to one
 * thread.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Json {

    private static final BigDecimal NO_FRACTION = new BigDecimal("9007199254740992");

    private final JsonWriter out;

    /**
     * What stands between two braces.
     *
     * @since 0.1
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    @FunctionalInterface
    public interface Body {
        /**
         * Write it.
         *
         * @throws IOException from the writer below
         */
        void write() throws IOException;
    }

    /**
     * How one element of a list is written.
     *
     * @param <T> what the list holds
     * @since 0.1
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    @FunctionalInterface
    public interface Element<T> {
        /**
         * Write it.
         *
         * @param element of the list
         * @throws IOException from the writer below
         */
        void write(T element) throws IOException;
    }

    /**
     * Write to a writer.
     *
     * @param writer not closed
     */
    public Json(Writer writer) {
        out = new JsonWriter(new UnseenCharacters(writer));
        out.setFormattingStyle(FormattingStyle.PRETTY);
        out.setSerializeNulls(true);
        out.setHtmlSafe(false);
    }

    /**
     * Write an object over several lines.
     *
     * @param body its fields
     * @throws IOException from the writer below
     */
    public void object(Body body) throws IOException {
        out.beginObject();
        body.write();
        out.endObject();
    }

    /**
     * Write an object over several lines.
     *
     * @param name of the field
     * @param body its fields
     * @throws IOException from the writer below
     */
    public void object(String name, Body body) throws IOException {
        out.name(name);
        object(body);
    }

    /**
     * Write a list of objects, one a line.
     *
     * @param <T> what the list holds
     * @param name of the field
     * @param elements in their order
     * @param element how one is written
     * @throws IOException from the writer below
     */
    public <T> void rows(String name, Iterable<T> elements, Element<T> element) throws IOException {
        list(name, elements, it -> row(() -> element.write(it)));
    }

    /**
     * Write a list of objects, each over several lines.
     *
     * @param <T> what the list holds
     * @param name of the field
     * @param elements in their order
     * @param element how one is written
     * @throws IOException from the writer below
     */
    public <T> void objects(String name, Iterable<T> elements, Element<T> element) throws IOException {
        list(name, elements, it -> object(() -> element.write(it)));
    }

    /**
     * Write a list of texts.
     *
     * @param name of the field
     * @param texts in their order
     * @throws IOException from the writer below
     */
    public void texts(String name, Iterable<String> texts) throws IOException {
        list(name, texts, out::value);
    }

    /**
     * Write a list of whole numbers.
     *
     * @param name of the field
     * @param counts in their order
     * @throws IOException from the writer below
     */
    public void counts(String name, Iterable<Long> counts) throws IOException {
        list(name, counts, out::value);
    }

    private <T> void list(String name, Iterable<T> elements, Element<T> element) throws IOException {
        out.name(name).beginArray();
        for (T it : elements) {
            element.write(it);
        }
        out.endArray();
    }

    /**
     * Write an object in one line.
     *
     * @param name of the field
     * @param body its fields
     * @throws IOException from the writer below
     */
    public void row(String name, Body body) throws IOException {
        out.name(name);
        row(body);
    }

    private void row(Body body) throws IOException {
        FormattingStyle around = out.getFormattingStyle();
        out.beginObject();
        out.setFormattingStyle(FormattingStyle.COMPACT.withSpaceAfterSeparators(true));
        body.write();
        out.endObject();
        out.setFormattingStyle(around);
    }

    /**
     * Write an object within a row.
     *
     * @param name of the field
     * @param body its fields
     * @throws IOException from the writer below
     */
    public void inline(String name, Body body) throws IOException {
        out.name(name).beginObject();
        body.write();
        out.endObject();
    }

    /**
     * Write null.
     *
     * @param name of the field
     * @throws IOException from the writer below
     */
    public void nothing(String name) throws IOException {
        out.name(name).nullValue();
    }

    /**
     * Write a text.
     *
     * @param name of the field
     * @param value or null
     * @throws IOException from the writer below
     */
    public void text(String name, @Nullable String value) throws IOException {
        out.name(name).value(value);
    }

    /**
     * Write true or false.
     *
     * @param name of the field
     * @param value of the field
     * @throws IOException from the writer below
     */
    public void truth(String name, boolean value) throws IOException {
        out.name(name).value(value);
    }

    /**
     * Write a whole number.
     *
     * @param name of the field
     * @param value of the field
     * @throws IOException from the writer below
     */
    public void count(String name, long value) throws IOException {
        out.name(name).value(value);
    }

    /**
     * Write a number without a needless {@code .0} or exponent.
     *
     * @param name of the field
     * @param value null is written for what is no number
     * @throws IOException from the writer below
     */
    public void number(String name, double value) throws IOException {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            nothing(name);
            return;
        }
        BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
        boolean plain = exact.abs().compareTo(NO_FRACTION) < 0;
        out.name(name).value(plain ? new BigDecimal(exact.toPlainString()) : exact);
    }

    /**
     * Write a number, or null.
     *
     * @param name of the field
     * @param value of the field
     * @throws IOException from the writer below
     */
    public void number(String name, OptionalDouble value) throws IOException {
        number(name, value.orElse(Double.NaN));
    }

    /**
     * Hand everything to the writer below.
     *
     * @throws IOException from it
     */
    public void flush() throws IOException {
        out.flush();
    }
}

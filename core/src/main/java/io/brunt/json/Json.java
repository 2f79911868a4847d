// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Writes JSON as a stream: objects over several lines, rows in one each, so that a diff shows the row. */
final class Json {

    private static final BigDecimal NO_FRACTION = new BigDecimal("9007199254740992");

    private final JsonWriter out;

    /** What stands between two braces. */
    @FunctionalInterface
    interface Body {
        void write() throws IOException;
    }

    /** How one element of a list is written. */
    @FunctionalInterface
    interface Element<T> {
        void write(T element) throws IOException;
    }

    Json(Writer writer) {
        out = new JsonWriter(writer);
        out.setFormattingStyle(FormattingStyle.PRETTY);
        out.setSerializeNulls(true);
        out.setHtmlSafe(false);
    }

    void object(Body body) throws IOException {
        out.beginObject();
        body.write();
        out.endObject();
    }

    void object(String name, Body body) throws IOException {
        out.name(name);
        object(body);
    }

    /** A list of objects, one a line. */
    <T> void rows(String name, Iterable<T> elements, Element<T> element) throws IOException {
        list(name, elements, it -> row(() -> element.write(it)));
    }

    /** A list of objects, each over several lines. */
    <T> void objects(String name, Iterable<T> elements, Element<T> element) throws IOException {
        list(name, elements, it -> object(() -> element.write(it)));
    }

    void texts(String name, Iterable<String> texts) throws IOException {
        list(name, texts, out::value);
    }

    private <T> void list(String name, Iterable<T> elements, Element<T> element) throws IOException {
        out.name(name).beginArray();
        for (T it : elements) {
            element.write(it);
        }
        out.endArray();
    }

    /** An object in one line. */
    void row(String name, Body body) throws IOException {
        out.name(name);
        row(body);
    }

    private void row(Body body) throws IOException {
        out.beginObject();
        out.setFormattingStyle(FormattingStyle.COMPACT.withSpaceAfterSeparators(true));
        body.write();
        out.endObject();
        out.setFormattingStyle(FormattingStyle.PRETTY);
    }

    /** An object within a row. */
    void inline(String name, Body body) throws IOException {
        out.name(name).beginObject();
        body.write();
        out.endObject();
    }

    void nothing(String name) throws IOException {
        out.name(name).nullValue();
    }

    void text(String name, @Nullable String value) throws IOException {
        out.name(name).value(value);
    }

    void truth(String name, boolean value) throws IOException {
        out.name(name).value(value);
    }

    void count(String name, long value) throws IOException {
        out.name(name).value(value);
    }

    /** Without a needless {@code .0} or exponent; null for what is no number. */
    void number(String name, double value) throws IOException {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            nothing(name);
            return;
        }
        BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
        boolean plain = exact.abs().compareTo(NO_FRACTION) < 0;
        out.name(name).value(plain ? new BigDecimal(exact.toPlainString()) : exact);
    }

    void number(String name, OptionalDouble value) throws IOException {
        number(name, value.orElse(Double.NaN));
    }

    void flush() throws IOException {
        out.flush();
    }
}

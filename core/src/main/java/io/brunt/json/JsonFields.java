// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Reads an object field by field; a missing or wrong one is refused with the file and the field's path. */
final class JsonFields {

    private final String file;
    private final String path;
    private final JsonObject object;

    JsonFields(String file, String path, JsonObject object) {
        this.file = file;
        this.path = path;
        this.object = object;
    }

    JsonFields object(String name) {
        if (!(object.get(name) instanceof JsonObject child)) {
            throw wrong(name, "an object");
        }
        return new JsonFields(file, path + name + ".", child);
    }

    Optional<JsonFields> optionalObject(String name) {
        return isNothing(name) ? Optional.empty() : Optional.of(object(name));
    }

    List<JsonFields> objects(String name) {
        List<JsonFields> children = new ArrayList<>();
        JsonArray array = array(name);
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof JsonObject child)) {
                throw wrong(name + "[" + i + "]", "an object");
            }
            children.add(new JsonFields(file, path + name + "[" + i + "].", child));
        }
        return children;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonElement it : array(name)) {
            if (!(it instanceof JsonPrimitive value) || !value.isString()) {
                throw wrong(name, "a list of texts");
            }
            texts.add(value.getAsString());
        }
        return texts;
    }

    private JsonArray array(String name) {
        if (!(object.get(name) instanceof JsonArray array)) {
            throw wrong(name, "a list");
        }
        return array;
    }

    String text(String name) {
        if (!(object.get(name) instanceof JsonPrimitive value) || !value.isString()) {
            throw wrong(name, "a text");
        }
        return value.getAsString();
    }

    Optional<String> optionalText(String name) {
        return isNothing(name) ? Optional.empty() : Optional.of(text(name));
    }

    boolean truth(String name) {
        if (!(object.get(name) instanceof JsonPrimitive value) || !value.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return value.getAsBoolean();
    }

    double number(String name) {
        if (!(object.get(name) instanceof JsonPrimitive value) || !value.isNumber()) {
            throw wrong(name, "a number");
        }
        return value.getAsDouble();
    }

    OptionalDouble optionalNumber(String name) {
        return isNothing(name) ? OptionalDouble.empty() : OptionalDouble.of(number(name));
    }

    long count(String name) {
        double value = number(name);
        if (value != Math.rint(value)) {
            throw wrong(name, "a whole number");
        }
        return object.get(name).getAsBigDecimal().longValue();
    }

    Instant instant(String name) {
        return parsed(name, "an instant such as 2026-11-25T14:00:00Z", Instant::parse);
    }

    /** A text that a function understands. */
    <T> T parsed(String name, String expected, Function<String, T> parse) {
        String value = text(name);
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException | DateTimeException | BruntException fault) {
            throw wrong(name, expected);
        }
    }

    private boolean isNothing(String name) {
        return !object.has(name) || object.get(name).isJsonNull();
    }

    private BruntException wrong(String name, String expected) {
        String text = object.has(name) ? object.get(name).toString() : "nothing";
        String actual = text.length() > 100 ? text.substring(0, 100) + " ..." : text;
        return new BruntException(Problem.of(path + name + " cannot be read")
                .at(file)
                .expected(expected)
                .actual(Escaper.oneLine(actual)));
    }
}

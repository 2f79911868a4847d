// SPDX-License-Identifier: Apache-2.0
package io.brunt.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.problem.VisibleText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Reads an object field by field; a missing or wrong one is refused with the file and the field's path.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class JsonFields {

    private final String file;
    private final String path;
    private final JsonObject object;

    JsonFields(String file, String path, JsonObject object) {
        this.file = file;
        this.path = path;
        this.object = object;
    }

    /**
     * Return the names of all fields.
     *
     * @return in their order
     */
    public List<String> names() {
        return List.copyOf(object.keySet());
    }

    /**
     * Tell whether a field is there and not null.
     *
     * @param name of the field
     * @return true if it has a value
     */
    public boolean has(String name) {
        return !isNothing(name);
    }

    /**
     * Tell whether a field is an object, where it may be of several kinds.
     *
     * @param name of the field
     * @return false also if it is not there
     */
    public boolean isObject(String name) {
        return object.get(name) instanceof JsonObject;
    }

    /**
     * Read an object.
     *
     * @param name of the field
     * @return its fields
     * @throws BruntException if it is missing or of another kind
     */
    public JsonFields object(String name) {
        if (!(object.get(name) instanceof JsonObject child)) {
            throw wrong(name, "an object");
        }
        return new JsonFields(file, path + name + ".", child);
    }

    /**
     * Read an object that may be null or missing.
     *
     * @param name of the field
     * @return its fields, or empty
     * @throws BruntException if it is missing or of another kind
     */
    public Optional<JsonFields> optionalObject(String name) {
        return isNothing(name) ? Optional.empty() : Optional.of(object(name));
    }

    /**
     * Read a list of objects.
     *
     * @param name of the field
     * @return the fields of each
     * @throws BruntException if it is missing or of another kind
     */
    public List<JsonFields> objects(String name) {
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

    /**
     * Read a list of texts.
     *
     * @param name of the field
     * @return in their order
     * @throws BruntException if it is missing or of another kind
     */
    public List<String> texts(String name) {
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

    /**
     * Read a text.
     *
     * @param name of the field
     * @return that text
     * @throws BruntException if it is missing or of another kind
     */
    public String text(String name) {
        if (!(object.get(name) instanceof JsonPrimitive value) || !value.isString()) {
            throw wrong(name, "a text");
        }
        return value.getAsString();
    }

    /**
     * Read a text that may be null or missing.
     *
     * @param name of the field
     * @return that text, or empty
     * @throws BruntException if it is missing or of another kind
     */
    public Optional<String> optionalText(String name) {
        return isNothing(name) ? Optional.empty() : Optional.of(text(name));
    }

    /**
     * Read true or false.
     *
     * @param name of the field
     * @return that value
     * @throws BruntException if it is missing or of another kind
     */
    public boolean truth(String name) {
        if (!(object.get(name) instanceof JsonPrimitive value) || !value.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return value.getAsBoolean();
    }

    /**
     * Read a number.
     *
     * @param name of the field
     * @return that number
     * @throws BruntException if it is missing or of another kind
     */
    public double number(String name) {
        if (!(object.get(name) instanceof JsonPrimitive value) || !value.isNumber()) {
            throw wrong(name, "a number");
        }
        return value.getAsDouble();
    }

    /**
     * Read a number that may be null or missing.
     *
     * @param name of the field
     * @return that number, or empty
     * @throws BruntException if it is missing or of another kind
     */
    public OptionalDouble optionalNumber(String name) {
        return isNothing(name) ? OptionalDouble.empty() : OptionalDouble.of(number(name));
    }

    /**
     * Read a whole number.
     *
     * @param name of the field
     * @return that number
     * @throws BruntException if it is missing or of another kind
     */
    public long count(String name) {
        double value = number(name);
        if (value != Math.rint(value)) {
            throw wrong(name, "a whole number");
        }
        return object.get(name).getAsBigDecimal().longValue();
    }

    /**
     * Read an instant.
     *
     * @param name of the field
     * @return that instant
     * @throws BruntException if it is missing or of another kind
     */
    public Instant instant(String name) {
        return parsed(name, "an instant such as 2026-11-25T14:00:00Z", Instant::parse);
    }

    /**
     * Read a text that a function understands.
     *
     * @param <T> what it stands for
     * @param name of the field
     * @param expected what it could be, for the message
     * @param parse may throw what parsers throw
     * @return what the text stands for
     * @throws BruntException if it is missing or not understood
     */
    public <T> T parsed(String name, String expected, Function<String, T> parse) {
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

    /**
     * Refuse a field.
     *
     * @param name of the field
     * @param expected what it could be
     * @return a refusal with the file and the field's path, to be thrown
     */
    public BruntException wrong(String name, String expected) {
        String text = object.has(name) ? object.get(name).toString() : "nothing";
        String actual = text.length() > 100 ? text.substring(0, 100) + " ..." : text;
        return new BruntException(Problem.of(path + name + " cannot be read")
                .at(file)
                .expected(expected)
                .actual(VisibleText.oneLine(actual)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.gate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.brunt.slo.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An object of a result file, where any member may be missing or {@code null}.
 *
 * @param object as Gson read it
 */
record Json(JsonObject object) {

    private Optional<JsonElement> member(String name) {
        return Optional.ofNullable(object.get(name)).filter(it -> !it.isJsonNull());
    }

    /** A text, or a number as a text. */
    Optional<String> text(String name) {
        return member(name).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString);
    }

    OptionalDouble number(String name) {
        return member(name)
                .filter(it -> it.isJsonPrimitive() && it.getAsJsonPrimitive().isNumber())
                .map(it -> OptionalDouble.of(it.getAsDouble()))
                .orElse(OptionalDouble.empty());
    }

    boolean isTrue(String name) {
        return text(name).filter("true"::equals).isPresent();
    }

    Json inner(String name) {
        return new Json(member(name)
                .filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject)
                .orElse(new JsonObject()));
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        array(name).forEach(it -> texts.add(it.isJsonPrimitive() ? it.getAsString() : it.toString()));
        return texts;
    }

    List<JsonObject> objects(String name) {
        List<JsonObject> objects = new ArrayList<>();
        array(name).forEach(it -> objects.add(it.getAsJsonObject()));
        return objects;
    }

    private JsonArray array(String name) {
        return member(name)
                .filter(JsonElement::isJsonArray)
                .map(JsonElement::getAsJsonArray)
                .orElse(new JsonArray());
    }

    /** A word that is no verdict must never pass for one. */
    Verdict verdict(String name) {
        String text = text(name).orElseThrow(() -> new JsonParseException("\"" + name + "\" is missing"));
        try {
            return Verdict.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw new JsonParseException("\"" + name + "\" is no verdict: " + text, e);
        }
    }
}

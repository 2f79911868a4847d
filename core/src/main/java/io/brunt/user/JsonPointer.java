// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** A place in a JSON document, RFC 6901. */
final class JsonPointer {

    private static final int LONGEST_SHOWN = 80;

    private final String[] tokens;

    JsonPointer(String pointer) {
        if (!pointer.isEmpty() && !pointer.startsWith("/")) {
            throw new IllegalArgumentException("a JSON Pointer begins with a slash: did you mean /" + pointer + "?");
        }
        if (pointer.matches("(?s).*~([^01].*|)")) {
            throw new IllegalArgumentException("in a JSON Pointer ~ stands as ~0, and / as ~1: " + pointer);
        }
        tokens = pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1);
        for (int i = 0; i < tokens.length; i++) {
            // In this order: ~01 is ~1, not a slash.
            tokens[i] = tokens[i].replace("~1", "/").replace("~0", "~");
        }
    }

    @Nullable
    String in(String document) {
        JsonElement at = parse(document);
        for (String token : tokens) {
            at = step(at, token);
            if (at == null) {
                return null;
            }
        }
        if (at.isJsonNull()) {
            return null;
        }
        return at.isJsonPrimitive() ? at.getAsString() : at.toString();
    }

    private static @Nullable JsonElement step(JsonElement at, String token) {
        if (at instanceof JsonObject object) {
            return object.get(token);
        }
        if (at instanceof JsonArray array && token.matches("0|[1-9]\\d{0,8}")) {
            int index = Integer.parseInt(token);
            return index < array.size() ? array.get(index) : null;
        }
        return null;
    }

    private static JsonElement parse(String document) {
        try (JsonReader reader = new JsonReader(new StringReader(document))) {
            reader.setStrictness(Strictness.STRICT);
            // A reader of nothing would make a null of it.
            JsonToken unused = reader.peek();
            JsonElement whole = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new JsonParseException("more than one value");
            }
            return whole;
        } catch (IOException | JsonParseException broken) {
            String shown = document.substring(0, Math.min(document.length(), LONGEST_SHOWN));
            throw new IllegalStateException("the body is not JSON: " + shown, broken);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.brunt.json;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.problem.VisibleText;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Reads a file that holds one JSON object, strictly.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class JsonFile {

    private JsonFile() {}

    /**
     * Read a file.
     *
     * @param file in UTF-8
     * @param passedOver names of its fields that are not kept
     * @param broken what is said, beside the file and the fault, if it is no JSON object or ends in the middle
     * @return its fields
     * @throws BruntException naming the file, if it cannot be read
     */
    public static JsonFields read(Path file, Set<String> passedOver, Problem broken) {
        return new JsonFields(file.toString(), "", parse(file, passedOver, broken));
    }

    private static JsonObject parse(Path file, Set<String> passedOver, Problem broken) {
        try (JsonReader reader = new JsonReader(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
            reader.setStrictness(Strictness.STRICT);
            JsonObject result = new JsonObject();
            reader.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                if (passedOver.contains(name)) {
                    reader.skipValue();
                } else {
                    result.add(name, JsonParser.parseReader(reader));
                }
            }
            reader.endObject();
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new MalformedJsonException("more than one object");
            }
            return result;
        } catch (EOFException | MalformedJsonException | JsonParseException | IllegalStateException wrong) {
            throw refusal(broken, file, isCutOff(file) ? "the file ends in the middle" : fault(wrong));
        } catch (IOException unreadable) {
            throw refusal(broken, file, unreadable.toString());
        }
    }

    /** Gson's own messages do not tell a cut from a fault; the last character does, or all of it is there. */
    private static boolean isCutOff(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
            return text.isEmpty() || hasOpenObject(text);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean hasOpenObject(String text) {
        return text.chars().filter(it -> it == '{').count()
                > text.chars().filter(it -> it == '}').count();
    }

    private static String fault(Exception wrong) {
        String text = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
        return text.replaceFirst("^(?:[\\w.]+Exception: |Use JsonReader\\S+ to accept )", "");
    }

    private static BruntException refusal(Problem broken, Path file, String actual) {
        return new BruntException(broken.at(file.toString()).actual(VisibleText.oneLine(actual)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package example.api;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Read {@code {"payload":"test"}}, and refuse whatever is not exactly that. */
final class Payload {

    private static final Pattern PLACE = Pattern.compile("line \\d+ column \\d+");

    private Payload() {}

    /** Read token by token: a mapper would take numbers for strings, the last of two fields, and any unknown one. */
    static String of(byte[] body) throws Refusal {
        try (JsonReader json = new JsonReader(new StringReader(text(body)))) {
            json.setStrictness(Strictness.STRICT);
            if (json.peek() != JsonToken.BEGIN_OBJECT) {
                throw new Refusal(400, "The body must be a JSON object such as {\"payload\":\"test\"}");
            }
            String payload = null;
            json.beginObject();
            while (json.hasNext()) {
                String name = json.nextName();
                if (!name.equals("payload")) {
                    throw new Refusal(400, "Unknown field '" + shortened(name) + "'; the only one is 'payload'");
                }
                if (payload != null) {
                    throw new Refusal(400, "The field 'payload' is there twice");
                }
                if (json.peek() != JsonToken.STRING) {
                    throw new Refusal(400, "The field 'payload' must be a string, but is "
                            + json.peek().name().toLowerCase(Locale.ROOT).replace("begin_", ""));
                }
                payload = json.nextString();
            }
            json.endObject();
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw new Refusal(400, "There is something after the JSON object");
            }
            if (payload == null) {
                throw new Refusal(400, "The field 'payload' is missing");
            }
            return payload;
        } catch (IOException e) {
            // Of Gson's message only the place: the rest speaks to whoever wrote this class, not to the caller.
            Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
            throw new Refusal(400, "The body is not JSON" + (place.find() ? ", see " + place.group() : ""));
        }
    }

    private static String text(byte[] body) throws Refusal {
        try {
            // Not new String(…), which puts U+FFFD for what is broken.
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(400, "The body is not UTF-8");
        }
    }

    private static String shortened(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "…";
    }
}

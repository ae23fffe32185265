package dev.jforeman.control.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.jforeman.diagnostic.Excerpt;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The members of one JSON object. They are read strictly: a member of the wrong type makes the message invalid. */
final class Fields {
    private final JsonObject object;

    private Fields(JsonObject object) {
        this.object = object;
    }

    /** Parses a line that consists of one JSON object. */
    static Fields parse(String line) throws BadMessage {
        JsonReader reader = new JsonReader(new StringReader(line));
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonElement element = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT || !element.isJsonObject()) {
                throw new BadMessage("a line must contain exactly one JSON object");
            }
            return new Fields(element.getAsJsonObject());
        } catch (JsonParseException | IOException | NumberFormatException | StackOverflowError _) {
            throw new BadMessage("invalid JSON: " + Excerpt.of(line));
        }
    }

    String text(String name) throws BadMessage {
        return optionalText(name).orElseThrow(() -> missing(name, "a text"));
    }

    Optional<String> optionalText(String name) throws BadMessage {
        Optional<JsonElement> found = find(name);
        return found.isPresent() ? Optional.of(text(name, found.get())) : Optional.empty();
    }

    /** A list of strings; empty if there is no such member. */
    List<String> texts(String name) throws BadMessage {
        List<String> texts = new ArrayList<>();
        for (JsonElement element : list(name)) {
            texts.add(text(name, element));
        }
        return texts;
    }

    /** A list of objects. */
    List<Fields> objects(String name) throws BadMessage {
        List<Fields> objects = new ArrayList<>();
        for (JsonElement element : list(name)) {
            if (!element.isJsonObject()) {
                throw missing(name, "a list of objects");
            }
            objects.add(new Fields(element.getAsJsonObject()));
        }
        return objects;
    }

    private JsonArray list(String name) throws BadMessage {
        JsonElement element = find(name).orElseGet(JsonArray::new);
        if (!element.isJsonArray()) {
            throw missing(name, "a list");
        }
        return element.getAsJsonArray();
    }

    /** False if there is no such member. */
    boolean flag(String name) throws BadMessage {
        JsonElement element = find(name).orElse(new JsonPrimitive(false));
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isBoolean()) {
            throw missing(name, "true or false");
        }
        return element.getAsBoolean();
    }

    int count(String name) throws BadMessage {
        OptionalInt count = optionalCount(name);
        if (count.isEmpty()) {
            throw missing(name, "a whole number");
        }
        return count.getAsInt();
    }

    OptionalInt optionalCount(String name) throws BadMessage {
        OptionalLong number = optionalNumber(name);
        if (number.isPresent() && (number.getAsLong() < 0 || number.getAsLong() > Integer.MAX_VALUE)) {
            throw missing(name, "a whole number from 0 to " + Integer.MAX_VALUE);
        }
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    long number(String name) throws BadMessage {
        OptionalLong number = optionalNumber(name);
        if (number.isEmpty()) {
            throw missing(name, "a whole number");
        }
        return number.getAsLong();
    }

    OptionalLong optionalNumber(String name) throws BadMessage {
        Optional<JsonElement> found = find(name);
        return found.isPresent() ? OptionalLong.of(whole(name, found.get())) : OptionalLong.empty();
    }

    /** An object whose members are integers, in their order. */
    Map<String, Integer> counts(String name) throws BadMessage {
        Fields members = member(name);
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String key : members.object.keySet()) {
            counts.put(key, members.count(key));
        }
        return counts;
    }

    /** An object whose members are strings, in their order. */
    Map<String, String> textsByName(String name) throws BadMessage {
        Fields members = member(name);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : members.object.keySet()) {
            texts.put(key, members.text(key));
        }
        return texts;
    }

    private Fields member(String name) throws BadMessage {
        JsonElement element = find(name).orElseGet(JsonArray::new);
        if (!element.isJsonObject()) {
            throw missing(name, "an object");
        }
        return new Fields(element.getAsJsonObject());
    }

    private Optional<JsonElement> find(String name) {
        return Optional.ofNullable(object.get(name)).filter(element -> !element.isJsonNull());
    }

    private static String text(String name, JsonElement element) throws BadMessage {
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
            throw missing(name, "a text");
        }
        return element.getAsString();
    }

    private static long whole(String name, JsonElement element) throws BadMessage {
        try {
            if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()) {
                return Long.parseLong(element.getAsString());
            }
        } catch (NumberFormatException _) {
            // it has a fraction or is too large
        }
        throw missing(name, "a whole number");
    }

    private static BadMessage missing(String name, String expected) {
        return new BadMessage("\"" + name + "\" must be " + expected);
    }

    /** A line is not a message of the protocol; the reason is a sentence for users. */
    static final class BadMessage extends Exception {
        private static final long serialVersionUID = 1L;

        private final String why;

        BadMessage(String why) {
            super(why, null, false, false);
            this.why = why;
        }

        String why() {
            return why;
        }
    }
}

package dev.jforeman.settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** All documents that differ from a given one in a single place. */
final class Changes {
    private static final String STRAY = "stray";

    private final Collection<JsonElement> values;

    private Changes(Collection<JsonElement> values) {
        this.values = values;
    }

    /**
     * Replaces one value, removes one key, or adds one.
     *
     * @param values the replacements
     */
    static List<JsonElement> of(JsonElement document, Collection<JsonElement> values) {
        List<JsonElement> all = new ArrayList<>();
        new Changes(values).collect(document, all::add);
        return all;
    }

    private void collect(JsonElement part, Consumer<JsonElement> whole) {
        values.forEach(whole);
        switch (part) {
            case JsonObject group -> inGroup(group, whole);
            case JsonArray list -> inList(list, whole);
            default -> {}
        }
    }

    private void inGroup(JsonObject group, Consumer<JsonElement> whole) {
        whole.accept(with(group, STRAY, JsonNull.INSTANCE));
        for (String key : group.keySet()) {
            JsonObject without = group.deepCopy();
            without.remove(key);
            whole.accept(without);
            collect(group.get(key), changed -> whole.accept(with(group, key, changed)));
        }
    }

    private static JsonObject with(JsonObject group, String key, JsonElement value) {
        JsonObject copy = group.deepCopy();
        copy.add(key, value);
        return copy;
    }

    private void inList(JsonArray list, Consumer<JsonElement> whole) {
        for (int i = 0; i < list.size(); i++) {
            int at = i;
            collect(list.get(i), changed -> {
                JsonArray copy = list.deepCopy();
                copy.set(at, changed);
                whole.accept(copy);
            });
        }
    }
}

package dev.jforeman.control.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.jforeman.control.protocol.Fields.BadMessage;
import dev.jforeman.control.protocol.Reply.ProcessRow;
import dev.jforeman.control.protocol.Request.Bytes;
import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.model.ByteText;
import dev.jforeman.model.EnumWord;
import dev.jforeman.model.Incarnation.LineSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replies as lines of text and back: what is printed reads as the same reply, and no text makes it throw. */
public final class ReplyCodec {
    private static final String KIND = "is";
    private static final String STREAM = "stream";
    private static final String SYSTEM = "system";

    private ReplyCodec() {}

    /** One line, without its end. */
    public static String print(Reply reply) {
        JsonObject json = new JsonObject();
        switch (reply) {
            case Reply.Done _ -> json.addProperty(KIND, "done");
            case Reply.NotAsWished(Map<String, String> reasons) -> {
                json.addProperty(KIND, "not-as-wished");
                json.add("reasons", object(reasons));
            }
            case Reply.Refused(String why) -> {
                json.addProperty(KIND, "refused");
                json.addProperty("why", why);
            }
            case Reply.Ending _ -> json.addProperty(KIND, "ending");
            case Reply.Processes processes -> print(json, processes);
            case Reply.Reloaded(List<String> added, List<String> removed, List<String> changed) -> {
                json.addProperty(KIND, "reloaded");
                json.add("added", array(added));
                json.add("removed", array(removed));
                json.add("changed", array(changed));
            }
            case Reply.Line line -> print(json, line);
            case Reply.Lost(String process) -> {
                json.addProperty(KIND, "lost");
                json.addProperty("process", process);
            }
            case Reply.CaughtUp _ -> json.addProperty(KIND, "caught-up");
            case Reply.Attached(String name) -> {
                json.addProperty(KIND, "attached");
                json.addProperty("name", name);
            }
            case Reply.Screen(Bytes bytes) -> {
                json.addProperty(KIND, "screen");
                json.addProperty("bytes", bytes.base64());
            }
        }
        return ByteText.unicode(json.toString());
    }

    private static void print(JsonObject json, Reply.Processes processes) {
        json.addProperty(KIND, "processes");
        json.addProperty("pid", processes.pid());
        json.addProperty("directory", processes.directory());
        json.addProperty("since", processes.since());
        json.add("types", array(processes.types()));
        json.add("processes", rows(processes.rows()));
    }

    private static void print(JsonObject json, Reply.Line line) {
        json.addProperty(KIND, "line");
        json.addProperty("time", line.time());
        json.addProperty("process", line.process());
        line.origin()
                .ifPresentOrElse(
                        origin -> {
                            json.addProperty(STREAM, origin.stream().word());
                            json.addProperty("incarnation", origin.incarnation());
                            json.addProperty("pid", origin.pid());
                        },
                        () -> json.addProperty(STREAM, SYSTEM));
        json.addProperty("line", line.text());
        if (line.isPartial()) {
            json.addProperty("partial", true);
        }
    }

    /** The instances as a JSON array; what is not known of one is left out. */
    static JsonArray rows(List<ProcessRow> rows) {
        JsonArray array = new JsonArray();
        rows.forEach(row -> array.add(row(row)));
        return array;
    }

    private static JsonObject row(ProcessRow row) {
        JsonObject json = new JsonObject();
        json.addProperty("name", row.name());
        json.addProperty("state", row.state());
        json.addProperty("failed", row.past().hasFailed());
        json.addProperty("ready", row.isReady());
        row.run().pid().ifPresent(pid -> json.addProperty("pid", pid));
        row.port().ifPresent(port -> json.addProperty("port", port));
        row.run().since().ifPresent(since -> json.addProperty("since", since));
        json.addProperty("restarts", row.past().restarts());
        row.past().lastEnd().ifPresent(end -> json.addProperty("lastEnd", end));
        row.run().cpuMillis().ifPresent(millis -> json.addProperty("cpuMillis", millis));
        row.run().memoryBytes().ifPresent(bytes -> json.addProperty("memoryBytes", bytes));
        return json;
    }

    private static JsonArray array(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static JsonObject object(Map<String, String> texts) {
        JsonObject object = new JsonObject();
        texts.forEach(object::addProperty);
        return object;
    }

    /** What a line answers. */
    public static Decoded<Reply> parse(String line) {
        try {
            return new Decoded.Good<>(reply(Fields.parse(line)));
        } catch (BadMessage e) {
            return new Decoded.Bad<>(e.why());
        }
    }

    private static Reply reply(Fields fields) throws BadMessage {
        String kind = fields.text(KIND);
        return switch (kind) {
            case "done" -> new Reply.Done();
            case "not-as-wished" -> new Reply.NotAsWished(fields.textsByName("reasons"));
            case "refused" -> new Reply.Refused(fields.text("why"));
            case "ending" -> new Reply.Ending();
            case "processes" -> processes(fields);
            case "reloaded" ->
                new Reply.Reloaded(fields.texts("added"), fields.texts("removed"), fields.texts("changed"));
            case "line" ->
                new Reply.Line(
                        fields.number("time"),
                        fields.text("process"),
                        origin(fields),
                        fields.text("line"),
                        fields.flag("partial"));
            case "lost" -> new Reply.Lost(fields.text("process"));
            case "caught-up" -> new Reply.CaughtUp();
            case "attached" -> new Reply.Attached(fields.text("name"));
            case "screen" -> new Reply.Screen(RequestCodec.bytes(fields.text("bytes")));
            default -> throw new BadMessage("there is no reply " + Excerpt.of(kind));
        };
    }

    /** None either for a line of a jforeman that did not tell it yet. */
    private static Optional<Reply.Origin> origin(Fields fields) throws BadMessage {
        String word = fields.optionalText(STREAM).orElse(SYSTEM);
        if (word.equals(SYSTEM)) {
            return Optional.empty();
        }
        LineSource.Stream stream = EnumWord.find(word, LineSource.Stream.values())
                .orElseThrow(() -> new BadMessage("there is no stream " + Excerpt.of(word)));
        return Optional.of(new Reply.Origin(stream, fields.count("incarnation"), fields.number("pid")));
    }

    private static Reply.Processes processes(Fields fields) throws BadMessage {
        List<ProcessRow> rows = new ArrayList<>();
        for (Fields row : fields.objects("processes")) {
            rows.add(row(row));
        }
        return new Reply.Processes(
                fields.number("pid"), fields.text("directory"), fields.number("since"), fields.texts("types"), rows);
    }

    private static ProcessRow row(Fields fields) throws BadMessage {
        return new ProcessRow(
                fields.text("name"),
                fields.text("state"),
                fields.flag("ready"),
                fields.optionalCount("port"),
                new Reply.Past(fields.count("restarts"), fields.optionalText("lastEnd"), fields.flag("failed")),
                new Reply.Run(
                        fields.optionalNumber("pid"),
                        fields.optionalNumber("since"),
                        fields.optionalNumber("cpuMillis"),
                        fields.optionalNumber("memoryBytes")));
    }
}

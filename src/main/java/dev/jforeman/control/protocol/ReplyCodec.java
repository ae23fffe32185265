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

/** Replies as lines of text and back. A printed reply can be read back unchanged, and no input causes an exception. */
public final class ReplyCodec {
    private static final String TYPE = "type";
    private static final String MESSAGE = "message";
    private static final String STREAM = "stream";
    private static final String SYSTEM = "system";

    private ReplyCodec() {}

    /** One line of the latest version, without its line end. */
    public static String print(Reply reply) {
        return print(reply, ProtocolVersion.LATEST);
    }

    /** One line, without its line end. */
    public static String print(Reply reply, ProtocolVersion version) {
        JsonObject json = new JsonObject();
        json.addProperty(version.write(TYPE), version.write(type(reply)));
        addMembers(json, reply, version);
        return ByteText.unicode(json.toString());
    }

    private static String type(Reply reply) {
        return switch (reply) {
            case Reply.Done _ -> "ok";
            case Reply.Failed _ -> "failed";
            case Reply.Refused _ -> "error";
            case Reply.Ending _ -> "shutting-down";
            case Reply.Processes _ -> "processes";
            case Reply.Reloaded _ -> "reloaded";
            case Reply.Line _ -> "line";
            case Reply.Lost _ -> "lost";
            case Reply.CaughtUp _ -> "caught-up";
            case Reply.Attached _ -> "attached";
            case Reply.Screen _ -> "screen";
        };
    }

    private static void addMembers(JsonObject json, Reply reply, ProtocolVersion version) {
        switch (reply) {
            case Reply.Done _, Reply.Ending _, Reply.CaughtUp _ -> {}
            case Reply.Failed(Map<String, String> reasons) -> json.add("reasons", object(reasons));
            case Reply.Refused(String why) -> json.addProperty(version.write(MESSAGE), why);
            case Reply.Processes processes -> print(json, processes);
            case Reply.Reloaded(List<String> added, List<String> removed, List<String> changed) -> {
                json.add("added", array(added));
                json.add("removed", array(removed));
                json.add("changed", array(changed));
            }
            case Reply.Line line -> print(json, line);
            case Reply.Lost(String process) -> json.addProperty("process", process);
            case Reply.Attached(String name) -> json.addProperty("name", name);
            case Reply.Screen(Bytes bytes) -> json.addProperty("bytes", bytes.base64());
        }
    }

    private static void print(JsonObject json, Reply.Processes processes) {
        json.addProperty("pid", processes.pid());
        json.addProperty("directory", processes.directory());
        json.addProperty("since", processes.since());
        json.add("types", array(processes.types()));
        json.add("processes", rows(processes.rows()));
    }

    private static void print(JsonObject json, Reply.Line line) {
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

    /** The instances as a JSON array. Unknown values are left out. */
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

    /** Parses a line. */
    public static Versioned<Reply> parse(String line) {
        ProtocolVersion version = ProtocolVersion.LATEST;
        try {
            Fields fields = Fields.parse(line);
            version = version(fields);
            return new Versioned<>(version, new Decoded.Good<>(reply(fields, version)));
        } catch (BadMessage e) {
            return new Versioned<>(version, new Decoded.Bad<>(e.why()));
        }
    }

    /** The version of a reply, which it does not state explicitly. */
    private static ProtocolVersion version(Fields fields) throws BadMessage {
        boolean isLatest = fields.optionalText(TYPE).isPresent();
        return isLatest || fields.optionalText(ProtocolVersion.V1.write(TYPE)).isEmpty()
                ? ProtocolVersion.LATEST
                : ProtocolVersion.V1;
    }

    private static Reply reply(Fields fields, ProtocolVersion version) throws BadMessage {
        String type = version.read(fields.text(version.write(TYPE)));
        return switch (type) {
            case "ok" -> new Reply.Done();
            case "failed" -> new Reply.Failed(fields.textsByName("reasons"));
            case "error" -> new Reply.Refused(fields.text(version.write(MESSAGE)));
            case "shutting-down" -> new Reply.Ending();
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
            default -> throw new BadMessage("unknown reply " + Excerpt.of(type));
        };
    }

    /** The run that wrote a line. Empty for lines of an earlier release that did not send it. */
    private static Optional<Reply.Origin> origin(Fields fields) throws BadMessage {
        String word = fields.optionalText(STREAM).orElse(SYSTEM);
        if (word.equals(SYSTEM)) {
            return Optional.empty();
        }
        LineSource.Stream stream = EnumWord.find(word, LineSource.Stream.values())
                .orElseThrow(() -> new BadMessage("unknown stream " + Excerpt.of(word)));
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

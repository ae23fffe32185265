package dev.jforeman.control.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.jforeman.control.protocol.Fields.BadMessage;
import dev.jforeman.control.protocol.Request.Bytes;
import dev.jforeman.control.protocol.Request.Wait.Until;
import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.model.EnumWord;
import dev.jforeman.model.Signal;
import java.util.List;

/** Requests as lines of text and back: what is printed reads as the same request, and no text makes it throw. */
public final class RequestCodec {
    private static final String VERB = "do";
    private static final String MAYBE_OLDER =
            "; the running jforeman may be older than the one that asks: jforeman down, then start, replaces it";

    private RequestCodec() {}

    /** One line, without its end. */
    public static String print(Request request) {
        JsonObject json = new JsonObject();
        json.addProperty("v", Request.VERSION);
        switch (request) {
            case Request.Ps(List<String> names) -> named(json, "ps", names);
            case Request.Start(List<String> names) -> named(json, "start", names);
            case Request.Stop(List<String> names) -> named(json, "stop", names);
            case Request.Restart(List<String> names, boolean isRolling) -> {
                named(json, "restart", names);
                json.addProperty("rolling", isRolling);
            }
            case Request.Scale scale -> print(json, scale);
            case Request.Send(Signal signal, List<String> names, boolean isForGroup) -> {
                named(json, "signal", names);
                json.addProperty("signal", signal.name());
                json.addProperty("group", isForGroup);
            }
            case Request.Logs logs -> print(json, logs);
            case Request.Reload _ -> json.addProperty(VERB, "reload");
            case Request.Down _ -> json.addProperty(VERB, "down");
            case Request.Wait(Until until, List<String> names) -> {
                named(json, "wait", names);
                json.addProperty("until", until.word());
            }
            case Request.Attach(String name, int columns, int rows) -> {
                json.addProperty(VERB, "attach");
                json.addProperty("name", name);
                size(json, columns, rows);
            }
            case Request.Type(Bytes bytes) -> {
                json.addProperty(VERB, "type");
                json.addProperty("bytes", bytes.base64());
            }
            case Request.Resize(int columns, int rows) -> {
                json.addProperty(VERB, "resize");
                size(json, columns, rows);
            }
        }
        return json.toString();
    }

    private static void print(JsonObject json, Request.Scale scale) {
        JsonObject counts = new JsonObject();
        scale.counts().forEach(counts::addProperty);
        json.addProperty(VERB, "scale");
        json.add("counts", counts);
    }

    private static void print(JsonObject json, Request.Logs logs) {
        named(json, "logs", logs.names());
        logs.last().ifPresent(last -> json.addProperty("last", last));
        logs.since().ifPresent(since -> json.addProperty("since", since));
        json.addProperty("follow", logs.isFollowing());
    }

    private static void named(JsonObject json, String verb, List<String> names) {
        JsonArray array = new JsonArray();
        names.forEach(array::add);
        json.addProperty(VERB, verb);
        json.add("names", array);
    }

    private static void size(JsonObject json, int columns, int rows) {
        json.addProperty("columns", columns);
        json.addProperty("rows", rows);
    }

    /** What a line asks for. */
    public static Decoded<Request> parse(String line) {
        try {
            Fields fields = Fields.parse(line);
            long version = fields.number("v");
            if (version != Request.VERSION) {
                throw new BadMessage(otherVersion(version));
            }
            return new Decoded.Good<>(request(fields));
        } catch (BadMessage e) {
            return new Decoded.Bad<>(e.why());
        }
    }

    /** Read by users of versions to come, so it says what to do with this one. */
    private static String otherVersion(long version) {
        return "it speaks version " + Request.VERSION + " of the control protocol, not " + version
                + ": use the version of jforeman that started it, or stop it with Ctrl-C or kill and start it again";
    }

    private static Request request(Fields fields) throws BadMessage {
        String verb = fields.text(VERB);
        return switch (verb) {
            case "ps" -> new Request.Ps(fields.texts("names"));
            case "start" -> new Request.Start(fields.texts("names"));
            case "stop" -> new Request.Stop(fields.texts("names"));
            case "restart" -> new Request.Restart(fields.texts("names"), fields.flag("rolling"));
            case "scale" -> new Request.Scale(fields.counts("counts"));
            case "signal" ->
                new Request.Send(signal(fields.text("signal")), fields.texts("names"), fields.flag("group"));
            case "logs" -> logs(fields);
            case "reload" -> new Request.Reload();
            case "down" -> new Request.Down();
            case "wait" -> new Request.Wait(until(fields.text("until")), fields.texts("names"));
            case "attach" -> new Request.Attach(fields.text("name"), fields.count("columns"), fields.count("rows"));
            case "type" -> new Request.Type(bytes(fields.text("bytes")));
            case "resize" -> new Request.Resize(fields.count("columns"), fields.count("rows"));
            default -> throw new BadMessage("there is no request " + Excerpt.of(verb) + MAYBE_OLDER);
        };
    }

    private static Request.Logs logs(Fields fields) throws BadMessage {
        return new Request.Logs(
                fields.texts("names"),
                fields.optionalCount("last"),
                fields.optionalNumber("since"),
                fields.flag("follow"));
    }

    private static Signal signal(String name) throws BadMessage {
        return Signal.find(name).orElseThrow(() -> new BadMessage("there is no signal " + Excerpt.of(name)));
    }

    private static Until until(String word) throws BadMessage {
        return EnumWord.find(word, Until.values())
                .orElseThrow(() -> new BadMessage("\"until\" must be up, ready or end"));
    }

    static Bytes bytes(String base64) throws BadMessage {
        try {
            byte[] array = new Bytes(base64).array();
            return Bytes.of(array, array.length);
        } catch (IllegalArgumentException _) {
            throw new BadMessage("\"bytes\" must be base64");
        }
    }
}

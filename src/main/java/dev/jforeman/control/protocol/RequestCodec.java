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

/**
 * Requests as lines of text and back. A printed request can be read back unchanged, and no input causes an exception.
 */
public final class RequestCodec {
    private static final String METHOD = "method";
    private static final String MAYBE_OLDER = "; if the running jforeman is older than this command, replace it with"
            + " jforeman down and jforeman start";

    private RequestCodec() {}

    /** One line of the latest version, without its line end. */
    public static String print(Request request) {
        return print(request, ProtocolVersion.LATEST);
    }

    /** One line, without its line end. */
    public static String print(Request request, ProtocolVersion version) {
        JsonObject json = new JsonObject();
        json.addProperty("v", version.number());
        json.addProperty(version.write(METHOD), method(request));
        addMembers(json, request, version);
        return json.toString();
    }

    private static String method(Request request) {
        return switch (request) {
            case Request.Ps _ -> "ps";
            case Request.Start _ -> "start";
            case Request.Stop _ -> "stop";
            case Request.Restart _ -> "restart";
            case Request.Scale _ -> "scale";
            case Request.Send _ -> "signal";
            case Request.Logs _ -> "logs";
            case Request.Reload _ -> "reload";
            case Request.Down _ -> "down";
            case Request.Wait _ -> "wait";
            case Request.Attach _ -> "attach";
            case Request.Type _ -> "type";
            case Request.Resize _ -> "resize";
        };
    }

    private static void addMembers(JsonObject json, Request request, ProtocolVersion version) {
        switch (request) {
            case Request.Ps(List<String> names) -> addNames(json, names);
            case Request.Start(List<String> names) -> addNames(json, names);
            case Request.Stop(List<String> names) -> addNames(json, names);
            case Request.Restart(List<String> names, boolean isRolling) -> {
                addNames(json, names);
                json.addProperty("rolling", isRolling);
            }
            case Request.Scale scale -> print(json, scale);
            case Request.Send(Signal signal, List<String> names, boolean isForGroup) -> {
                addNames(json, names);
                json.addProperty("signal", signal.name());
                json.addProperty("group", isForGroup);
            }
            case Request.Logs logs -> print(json, logs);
            case Request.Reload _, Request.Down _ -> {}
            case Request.Wait(Until until, List<String> names) -> {
                addNames(json, names);
                json.addProperty("until", version.write(until.word()));
            }
            case Request.Attach(String name, int columns, int rows) -> {
                json.addProperty("name", name);
                size(json, columns, rows);
            }
            case Request.Type(Bytes bytes) -> json.addProperty("bytes", bytes.base64());
            case Request.Resize(int columns, int rows) -> size(json, columns, rows);
        }
    }

    private static void print(JsonObject json, Request.Scale scale) {
        JsonObject counts = new JsonObject();
        scale.counts().forEach(counts::addProperty);
        json.add("counts", counts);
    }

    private static void print(JsonObject json, Request.Logs logs) {
        addNames(json, logs.names());
        logs.last().ifPresent(last -> json.addProperty("last", last));
        logs.since().ifPresent(since -> json.addProperty("since", since));
        json.addProperty("follow", logs.isFollowing());
    }

    private static void addNames(JsonObject json, List<String> names) {
        JsonArray array = new JsonArray();
        names.forEach(array::add);
        json.add("names", array);
    }

    private static void size(JsonObject json, int columns, int rows) {
        json.addProperty("columns", columns);
        json.addProperty("rows", rows);
    }

    /** Parses a line. */
    public static Versioned<Request> parse(String line) {
        ProtocolVersion version = ProtocolVersion.LATEST;
        try {
            Fields fields = Fields.parse(line);
            version = version(fields.number("v"));
            return new Versioned<>(version, new Decoded.Good<>(request(fields, version)));
        } catch (BadMessage e) {
            return new Versioned<>(version, new Decoded.Bad<>(e.why()));
        }
    }

    private static ProtocolVersion version(long number) throws BadMessage {
        return ProtocolVersion.find(number)
                .orElseThrow(() -> new BadMessage("unsupported protocol version " + number + " (supported: 1 to "
                        + ProtocolVersion.LATEST.number() + "); use the version of jforeman that started it,"
                        + " or stop it with Ctrl-C or kill and start it again"));
    }

    private static Request request(Fields fields, ProtocolVersion version) throws BadMessage {
        String method = fields.text(version.write(METHOD));
        return switch (method) {
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
            case "wait" -> new Request.Wait(until(version.read(fields.text("until")), version), fields.texts("names"));
            case "attach" -> new Request.Attach(fields.text("name"), fields.count("columns"), fields.count("rows"));
            case "type" -> new Request.Type(bytes(fields.text("bytes")));
            case "resize" -> new Request.Resize(fields.count("columns"), fields.count("rows"));
            default -> throw new BadMessage("unknown method " + Excerpt.of(method) + MAYBE_OLDER);
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
        return Signal.find(name).orElseThrow(() -> new BadMessage("unknown signal " + Excerpt.of(name)));
    }

    private static Until until(String word, ProtocolVersion version) throws BadMessage {
        return EnumWord.find(word, Until.values())
                .orElseThrow(() -> new BadMessage("\"until\" must be up, ready or " + version.write("exited")));
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

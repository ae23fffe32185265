package dev.jforeman.smoke;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.jforeman.model.ByteText;
import dev.jforeman.smoke.SmokeReport.CommandRun;
import dev.jforeman.smoke.SmokeReport.Row;

/** Formats the report as JSON, for programs. */
public final class SmokeJson {
    private SmokeJson() {}

    public static String text(SmokeReport report) {
        JsonObject whole = new JsonObject();
        whole.addProperty("ok", report.problem().isEmpty());
        whole.addProperty("exit_code", report.exitCode());
        whole.addProperty("seconds", report.took().toMillis() / 1000.0);
        report.problem().ifPresent(problem -> whole.addProperty("problem", problem));
        JsonArray processes = new JsonArray();
        report.rows().forEach(row -> processes.add(process(row)));
        whole.add("processes", processes);
        report.command().ifPresent(command -> whole.add("command", command(command)));
        return ByteText.unicode(new GsonBuilder()
                        .disableHtmlEscaping()
                        .setPrettyPrinting()
                        .create()
                        .toJson(whole) + "\n");
    }

    private static JsonObject process(Row row) {
        JsonObject process = new JsonObject();
        process.addProperty("name", row.name().toString());
        row.ready().ifPresent(ready -> process.addProperty("ready_after_seconds", ready.toMillis() / 1000.0));
        process.addProperty("restarts", row.restarts());
        process.addProperty("ended", row.ended());
        row.peakBytes().ifPresent(bytes -> process.addProperty("peak_memory_bytes", bytes));
        row.problem().ifPresent(problem -> process.addProperty("problem", problem));
        return process;
    }

    private static JsonObject command(CommandRun run) {
        JsonObject command = new JsonObject();
        command.addProperty("command", run.line());
        run.code().ifPresent(code -> command.addProperty("exit_code", code));
        command.addProperty("seconds", run.took().toMillis() / 1000.0);
        return command;
    }
}

package dev.jforeman.cli;

import dev.jforeman.cli.options.LogChoices;
import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Options;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.cli.remote.ControlCall;
import dev.jforeman.cli.remote.LogPrinter;
import dev.jforeman.cli.remote.Running;
import dev.jforeman.control.client.ControlClient;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.InvalidValue;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.os.kernel.LocalZone;
import dev.jforeman.os.kernel.Signals;
import dev.jforeman.settings.TimeText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/** {@code jforeman logs}: prints recent output of processes and, with {@code -f}, new output as it is written. */
final class LogsCommand extends SocketVerb {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = model(
                "Print recent output of processes of the running jforeman.", "jforeman keeps up to 1 MiB per process.");
        spec.addOption(Options.flag("Keep printing new output until Ctrl-C.", "-f", "--follow"));
        spec.addOption(Options.text("N", "Print only the last N lines.", "-n", "--last"));
        spec.addOption(Options.text(
                "TIME",
                "Print only lines since this time: 10m (ten minutes ago), 14:30 or 2026-11-24T14:30:00.",
                "--since"));
        spec.addOption(Options.text("REGEX", "Print only lines that match this regular expression.", "--grep"));
        spec.addOption(Options.flag("Print one JSON object per line.", "--json"));
        LogChoices.addLook(spec);
        addNames(spec);
        return spec;
    }

    @Override
    Request request(OptionValues given) throws Refusal {
        boolean isFilteredHere = given.typedText("--grep").isPresent();
        return new Request.Logs(
                given.words(), isFilteredHere ? OptionalInt.empty() : last(given), since(given), given.isOn("follow"));
    }

    @Override
    public int run(OptionValues given, Streams streams) throws Refusal {
        Request request = request(given);
        LogPrinter printer = LogPrinter.of(given, last(given), LogChoices.typedGrep(given), streams);
        try (ControlClient client = Running.connect(given, streams)) {
            if (given.isOn("follow")) {
                Signals.endOnQuit();
            }
            ControlCall call = new ControlCall(client, streams);
            int code = call.ask(new Request.Ps(List.of()), printer);
            return code == ExitCode.OK.code() ? print(call, request, printer) : code;
        } catch (LogPrinter.ReaderGone _) {
            return ExitCode.OK.code();
        } catch (IOException e) {
            throw ControlCall.lost(e);
        }
    }

    private static int print(ControlCall call, Request request, LogPrinter printer) throws IOException, Refusal {
        int code = ExitCode.OK.code();
        try {
            code = call.ask(request, printer);
        } catch (ControlClient.BadReply e) {
            throw e;
        } catch (IOException _) {
            // jforeman has exited, so there is no more output
        }
        printer.finish();
        return code;
    }

    private static OptionalInt last(OptionValues given) throws Refusal {
        Optional<String> text = given.typedText("--last");
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!NUMBER.matcher(text.get()).matches()) {
            throw new Refusal(ExitCode.USAGE, InvalidValue.of("--last", text.get(), "a number of lines"));
        }
        return OptionalInt.of(Integer.parseInt(text.get()));
    }

    private static OptionalLong since(OptionValues given) throws Refusal {
        Optional<String> text = given.typedText("--since");
        return text.isPresent() ? OptionalLong.of(TimePoint.parse(text.get())) : OptionalLong.empty();
    }

    /** Parses points in time: {@code 10m} (ten minutes ago), {@code 14:30} (today), {@code 2026-11-24T14:30:00}. */
    static final class TimePoint {
        private interface Reading {
            long millis(String text) throws DateTimeParseException;
        }

        private static final List<Reading> READINGS = List.of(
                text -> OffsetDateTime.parse(text).toInstant().toEpochMilli(),
                text -> millis(LocalDateTime.parse(text)),
                text -> millis(LocalDate.parse(text).atStartOfDay()),
                text -> millis(
                        LocalTime.parse(text).atDate(LocalZone.at(Instant.now()).toLocalDate())));

        private TimePoint() {}

        /**
         * Parses a point in time.
         *
         * @return milliseconds since 1970
         * @throws Refusal if the text has none of the known forms
         */
        static long parse(String text) throws Refusal {
            Optional<Duration> ago = TimeText.parse(text);
            if (ago.isPresent()) {
                return System.currentTimeMillis() - ago.get().toMillis();
            }
            for (Reading reading : READINGS) {
                try {
                    return reading.millis(text);
                } catch (DateTimeParseException _) {
                    // try the next form
                }
            }
            throw new Refusal(
                    ExitCode.USAGE, InvalidValue.of("--since", text, "for example 10m, 14:30 or 2026-11-24T14:30:00"));
        }

        private static long millis(LocalDateTime local) {
            return LocalZone.moment(local).toEpochMilli();
        }
    }
}

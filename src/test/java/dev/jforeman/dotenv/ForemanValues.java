package dev.jforeman.dotenv;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jforeman.diagnostic.SourceText;
import dev.jforeman.dotenv.ForemanReading.ForemanLine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The variables that foreman reads from an env file. */
final class ForemanValues {
    private ForemanValues() {}

    static Map<String, String> of(String text) {
        SourceText source = SourceText.decode(".env", text.getBytes(UTF_8)).value();
        Map<String, String> values = new LinkedHashMap<>();
        IntStream.rangeClosed(1, source.lineCount())
                .mapToObj(number -> ForemanLine.at(source, number))
                .flatMap(Optional::stream)
                .forEach(line -> values.put(line.name(), line.value()));
        return values;
    }
}

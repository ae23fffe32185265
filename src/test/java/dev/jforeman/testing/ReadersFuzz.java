package dev.jforeman.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jforeman.dotenv.DotenvParser;
import dev.jforeman.dotenv.Expansion;
import dev.jforeman.dotenv.ForemanReading;
import dev.jforeman.procfile.ProcfileParser;
import dev.jforeman.settings.Defaults;
import dev.jforeman.settings.JforemanYml;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** The target for Jazzer: {@code mvn verify -Pfuzz -Dfuzz.seconds=600}. No reader may throw an exception. */
public final class ReadersFuzz {
    private ReadersFuzz() {}

    /** Reads one input. Its first byte chooses the reader. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 0) {
            read(input[0], Arrays.copyOfRange(input, 1, input.length));
        }
    }

    private static void read(byte which, byte[] text) {
        switch (which & 3) {
            case 0 -> ProcfileParser.parse("Procfile", text);
            case 1 -> readDotenv(text);
            case 2 -> Defaults.parse(".foreman", new String(text, UTF_8));
            default -> JforemanYml.parse("jforeman.yml", text);
        }
    }

    private static void readDotenv(byte[] text) {
        ForemanReading.differences(".env", text);
        Expansion.expand(DotenvParser.parse(".env", text).value(), Map.of("HOME", "/home/me"), Set.of());
    }
}

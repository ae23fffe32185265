package dev.jforeman.cli.options;

import dev.jforeman.diagnostic.InvalidValue;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.text.Colour;
import dev.jforeman.text.Colour.ColourChoice;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options for the colors of the log. */
final class ColourChoices {
    private ColourChoices() {}

    static void addOptions(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("--color")
                .paramLabel("WHEN")
                .type(String.class)
                .arity("0..1")
                .fallbackValue("always")
                .description("Use colors: auto (if standard output is a terminal; default), always or never.")
                .build());
        spec.addOption(Options.flag("Same as --color=always.", "-c"));
        spec.addOption(Options.flag("Same as --color=never.", "--no-color"));
        spec.addOption(Options.list(
                "TYPE=COLOR",
                "Color of a process type: red, bright-red, ..., bold, or a number from 0 to 255.",
                "--colors"));
    }

    static ColourChoice when(OptionValues given) throws Refusal {
        if (given.isTyped("-c")) {
            return ColourChoice.ALWAYS;
        }
        if (given.isTyped("--no-color")) {
            return ColourChoice.NEVER;
        }
        return switch (given.text("color").orElse("auto").toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> ColourChoice.ALWAYS;
            case "false", "no" -> ColourChoice.NEVER;
            default -> EnumOption.of(given, "color", ColourChoice.values());
        };
    }

    static Map<String, Colour> ofTypes(OptionValues given) throws Refusal {
        Map<String, Colour> colours = new HashMap<>();
        for (String joined : given.list("colors")) {
            for (String pair : joined.split(",", -1)) {
                String[] sides = pair.split("=", 2);
                String word = sides[sides.length - 1].strip();
                colours.put(sides[0].strip(), colour(given, word, pair, sides.length == 2));
            }
        }
        return colours;
    }

    private static Colour colour(OptionValues given, String word, String pair, boolean isPair) throws Refusal {
        return Colour.named(word)
                .filter(_ -> isPair)
                .orElseThrow(() -> given.refusal(
                        "colors",
                        InvalidValue.of(
                                "--colors",
                                pair,
                                "TYPE=COLOR, for example web=cyan; colors are black, red, green, yellow, blue,"
                                        + " magenta, cyan and white, each also as bright-COLOR, bold, and numbers"
                                        + " from 0 to 255")));
    }
}

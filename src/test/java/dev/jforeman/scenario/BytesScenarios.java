package dev.jforeman.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes pass through unchanged in every locale: commands, variables, arguments, file names, messages. */
@Scenarios
class BytesScenarios {
    private static final String TEXT = "äöü 🚀";

    /** Locale settings of the caller; the last locale is not installed. */
    private static final String[] LOCALES = {
        "LC_ALL=C", "LC_ALL=POSIX", "NOTHING=", "LANG=C.UTF-8", "LC_ALL=", "LANG=en_US.ISO-8859-1"
    };

    /** The test string in {@code printf} notation: an umlaut, a blank, an emoji, and a byte that is not UTF-8. */
    private static final String[] NAMES = {"\\303\\274", "a b", "\\360\\237\\232\\200", "x\\344"};

    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

    static Stream<String> locales() {
        return Stream.of(LOCALES);
    }

    static Stream<Arguments> localesAndNames() {
        return locales().flatMap(locale -> Arrays.stream(NAMES).map(name -> Arguments.of(locale, name)));
    }

    private static Scenario app(Scenario story) {
        return story.procfile("a: printf '%s\\n' '" + TEXT + "' \"$V\" \"$W\" \"$K\" \"${LC_ALL-none} ${LANG-none}\"")
                .env("V=" + TEXT)
                .file("text", TEXT)
                .file("jforeman.yml", "processes: {a: {env: {W: " + TEXT + "}}}");
    }

    /**
     * Calls with only this variable of the locale, and with one that is not UTF-8. The script is ASCII, because these
     * tests may run in any locale themselves; {@code $T} is the text.
     */
    private static Ended shell(Scenario story, String locale, String script) {
        return story.shell("T=$(cat text); unset LANG; export K=$(printf '\\344') '" + locale + "'; " + script)
                .run();
    }

    /** The text with one character for each byte, as in {@link Ended#raw}. */
    private static String raw(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    private static String variable(String name, String locale) {
        return locale.startsWith(name + "=") ? locale.substring(name.length() + 1) : "none";
    }

    @ParameterizedTest
    @MethodSource("locales")
    void aProcessGetsTheBytesThatWereWrittenAndTheCallersLocale(String locale, Scenario story) {
        app(story);

        Ended ended = shell(story, locale, "jforeman start --prefix=none --no-timestamp");

        String caller = variable("LC_ALL", locale) + " " + variable("LANG", locale);
        assertThat(ended.raw().lines()).contains(raw(TEXT), "\u00e4", caller);
        assertThat(ended.raw().lines().filter(raw(TEXT)::equals)).hasSize(3);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
    }

    @ParameterizedTest
    @MethodSource("locales")
    void whatIsPrintedHasTheBytesThatWereWritten(String locale, Scenario story) {
        app(story);

        assertThat(shell(story, locale, "jforeman env").out()).contains("V=\"" + TEXT + "\"", "W=\"" + TEXT + "\"");
        assertThat(shell(story, locale, "jforeman env --json").out()).contains("\"V\": \"" + TEXT + "\"");
        assertThat(shell(story, locale, "jforeman export supervisord").out())
                .contains("'\"'\"'" + TEXT + "'\"'\"'", "V=\"" + TEXT + "\"");
        assertThat(shell(story, locale, "jforeman run printf '%s|' \"$T\" \"$K\" && jforeman run env")
                        .raw())
                .startsWith(raw(TEXT) + "|\u00e4|")
                .contains("K=\u00e4\n", "V=" + raw(TEXT) + "\n")
                .doesNotContain("JFOREMAN_INHERITED_");
        assertThat(shell(story, locale, "jforeman check \"$T\"").err()).contains("äöü");
    }

    @ParameterizedTest
    @MethodSource("localesAndNames")
    @EnabledOnOs(OS.LINUX)
    void filesAndDirectoriesMayHaveAnyName(String locale, String name, Scenario story) {
        app(story);
        String script = "d=$(printf '" + name + "'); mkdir \"$d\"; mv Procfile .env jforeman.yml \"$d\"; jforeman"
                + " check -d \"$d\" && cd \"$d\" && cp Procfile \"p$d\" && cp .env"
                + " \"e$d\" && jforeman start --prefix=none --no-timestamp -f \"p$d\" -e"
                + " \"e$d\" --log-dir \"l$d\" && cat \"l$d\"/a.1.log && pwd && jforeman"
                + " export systemd \"o$d\" && cat \"o$d\"/app-a.1.service; jforeman"
                + " start -f \"no$d\" 2>&1; echo \"code $?\"";

        String told = shell(story, locale, script).raw();

        String bytes = bytes(name);
        assertThat(told.lines())
                .contains(
                        "valid procfile detected (a)",
                        raw(TEXT),
                        "jforeman: no" + bytes + " does not exist (create it, or specify another file with -f)",
                        "code 66");
        assertThat(told.lines()).anyMatch(line -> line.startsWith("WorkingDirectory=") && line.endsWith("/" + bytes));
    }

    /** The text that {@code printf} prints for a name in its notation. */
    private static String bytes(String name) {
        return OCTAL.matcher(name).replaceAll(found -> String.valueOf((char) Integer.parseInt(found.group(1), 8)));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void inADirectoryThatIsNoUtf8EverythingWorks(Scenario story) {
        app(story).procfile("a: echo one $PWD; exec sleep 100");

        Ended ended = shell(
                story,
                "LC_ALL=C",
                "d=$(printf 'd\\344'); other=$(printf 'd\\366'); mkdir \"$d\" \"$other\"; cp Procfile \"$d\"; cp"
                        + " Procfile \"$other\"; jforeman start -d -f \"$d/Procfile\" && jforeman start -d -f"
                        + " \"$other/Procfile\" && cd \"$d\" && jforeman ps && jforeman restart a && jforeman logs && {"
                        + " jforeman start 2>&1; jforeman down && cd ../\"$other\" && jforeman down; }");

        assertThat(ended.raw()).contains("/d\u00e4, pid ").contains("terminated by SIGTERM");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
    }

    @ParameterizedTest
    @MethodSource("locales")
    void bytesAreTheSameOnATerminal(String locale, Scenario story) {
        app(story);

        Ended ended = shell(
                story,
                locale,
                "d=$(printf 'd\\344'); mkdir \"$d\"; mv Procfile .env jforeman.yml \"$d\"; cd \"$d\"; "
                        + "jforeman start --pty=always --prefix=none --no-timestamp");

        assertThat(ended.raw().lines()).contains(raw(TEXT), "\u00e4");
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void aValueMadeOfBytesThatAreNoUtf8KeepsThem(Scenario story) {
        app(story).procfile("a: printf '%s\\n' \"$V\" \"$K\"").env("V=x${K}y", "K=file");

        Ended ended = shell(story, "LC_ALL=C", "jforeman start --env-expand --keep-env --prefix=none --no-timestamp");

        assertThat(ended.raw().lines()).contains("x\u00e4y", "\u00e4");
    }

    /** Without the launcher no locale is set, and then the JVM finds its archive only under an ASCII path. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void bytesAreTheSameWithoutTheLauncher(Scenario story) {
        app(story);
        Path archive = Path.of(Program.archive());
        String java = Invocation.quoted(System.getProperty("java.home") + "/bin/java")
                + " --enable-native-access=ALL-UNNAMED -jar \"$lib/" + archive.getFileName() + "\"";

        Ended ended = shell(
                story,
                "LC_ALL=C",
                "lib=$PWD/lib; mkdir lib; cp " + Invocation.quoted(archive.getParent())
                        + "/*.jar lib; d=$(printf '\\303\\274 d\\344'); mkdir \"$d\"; mv Procfile .env jforeman.yml"
                        + " \"$d\"; cd \"$d\"; "
                        + java
                        + " start --prefix=none --no-timestamp --log-dir \"l$d\" && cat \"l$d\"/*; " + java
                        + " run printf '%s|' \"$T\" \"$K\"; " + java + " env");

        assertThat(ended.raw().lines()).contains(raw(TEXT), "\u00e4", "C none");
        assertThat(ended.raw()).contains(raw(TEXT) + "|\u00e4|", "V=\"" + raw(TEXT) + "\"");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void anInstallationPathMayContainNonAsciiCharacters(Scenario story) {
        app(story);
        Path library = Path.of(Program.archive()).getParent();

        Ended ended = shell(
                story,
                "LC_ALL=C",
                "d=$(printf 'it \\303\\274'); mkdir -p \"$d/bin\" \"$d/lib/jforeman\"; cp "
                        + Invocation.quoted(Program.launcher()) + " \"$d/bin\"; cp " + Invocation.quoted(library)
                        + "/*.jar \"$d/lib/jforeman\"; \"$d/bin/jforeman\" version");

        assertThat(ended.out()).startsWith("jforeman ");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
    }
}

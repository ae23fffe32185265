package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The checks and the packaging that the release workflow does, on the machine that built the archive. */
@Scenarios
class ReleaseScenarios {
    private static final String PLATFORM = "linux-x64";

    private static Invocation script(Scenario story, String name) {
        return Invocation.of(
                story, Path.of("src/package").resolve(name).toAbsolutePath().toString());
    }

    @Test
    void theArchiveStartsAnAppStopsItAndLeavesNothing(Scenario story) {
        Path archive = BuiltArchive.archive(PLATFORM);

        Ended ended = script(story, "try-archive.sh").with(archive.toString()).run();

        assertThat(ended.exitCode()).as("%s", ended).isZero();
        assertThat(ended.out())
                .endsWith("jforeman-" + BuiltArchive.version() + "-linux-x64.tar.xz works: started, stopped,"
                        + " nothing left\n");
    }

    @Test
    void theListOfContentsHasEachLibraryAndTheRuntimeWithTheirLicences(Scenario story) throws IOException {
        Machine.needs("jq");
        Path image = BuiltArchive.unpacked(PLATFORM);
        Path known = Path.of("target/jforeman.cdx.json").toAbsolutePath();
        assumeTrue(Files.exists(known), "Maven has not listed the libraries: mvn verify -Parchive");

        Ended ended = script(story, "sbom.sh")
                .with(known.toString(), image.toString())
                .run();

        assertThat(ended.exitCode()).as("%s", ended).isZero();
        JsonObject list = JsonParser.parseString(ended.out()).getAsJsonObject();
        Map<String, String> versions = new TreeMap<>();
        for (JsonElement component : list.getAsJsonArray("components")) {
            JsonObject one = component.getAsJsonObject();
            versions.put(one.get("name").getAsString(), one.get("version").getAsString());
            assertThat(licences(one)).as("%s", one).doesNotContain("\"name\"").matches("\\[.*\"(id|expression)\".*");
        }
        String runtime = versions.remove("OpenJDK Runtime Environment");
        assertThat(Files.readString(image.resolve("lib/jforeman/runtime/release")))
                .contains("JAVA_VERSION=\"" + runtime.replaceFirst("[+].*", "") + "\"");
        assertThat(ended.out()).contains("\"GPL-2.0-only WITH Classpath-exception-2.0\"");
        assertThat(versions.remove("picocli")).as("it is in jforeman.jar").isNotEmpty();
        assertThat(versions).isEqualTo(libraries(image));
    }

    private static String licences(JsonObject component) {
        JsonArray licences = component.getAsJsonArray("licenses");
        return licences == null ? "" : licences.toString();
    }

    /** The versions of the components by name. */
    private static Map<String, String> libraries(Path image) throws IOException {
        Map<String, String> libraries = new TreeMap<>();
        try (Stream<Path> files = Files.list(image.resolve("lib/jforeman"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar") && !name.equals("jforeman.jar"))
                    .map(name -> name.replaceFirst("[.]jar$", "").split("-(?=\\d)", 2))
                    .forEach(parts -> libraries.put(parts[0], parts[1]));
        }
        return libraries;
    }

    /** Packs the archive again, with less compression, in a new directory and compares both. */
    private static final String PACK_ELSEWHERE = """
        set -eu
        umask 077
        elsewhere=$1 archive=$2 time=$3
        mkdir -p "$elsewhere/quick"
        tar -cf - bin/jforeman src/package README.md CHANGELOG.md LICENSE target/runtime target/jforeman |
            tar -xf - --no-same-permissions -C "$elsewhere"
        printf '%s\\n' '#!/bin/sh' 'PATH=${PATH#*:}' 'exec xz -0' >"$elsewhere/quick/xz"
        chmod +x "$elsewhere/quick/xz"
        name=${archive##*/}
        TZ=Asia/Kolkata PATH="$elsewhere/quick:$PATH" "$elsewhere/src/package/archive.sh" "${name%.tar.xz}" "$time"
        src/package/compare.sh "$archive" "$elsewhere/target/$name"
        """;

    /** Compares only the packaging; the workflow builds twice to compare the rest. */
    @Test
    void packedElsewhereItHasTheSameBytesExceptInItsCaches(Scenario story) {
        Path archive = BuiltArchive.archive(PLATFORM);
        Machine.needs("xz", "strip");
        String elsewhere = story.directory().resolve("else where").toString();

        assertThat(LinuxPackages.run(
                        "sh", "-c", PACK_ELSEWHERE, "sh", elsewhere, archive.toString(), BuiltArchive.time()))
                .endsWith("the same, but for the caches\n");
    }
}

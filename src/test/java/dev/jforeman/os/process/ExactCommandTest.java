package dev.jforeman.os.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.ByteText;
import dev.jforeman.model.PathText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A child receives exact bytes, whatever the encoding of this JVM is. */
class ExactCommandTest {
    private static final List<String> SHOW = List.of("/bin/sh", "-c", "printf '%s|%s' \"$V\" \"$1\"", "sh");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "-n", "ä 🚀", "\udce4", "ä\udce4\udcff'\"$V`%s\\\n", "\udce4\n\n"})
    void anArgumentAndAVariableAreTheSameBytes(String text) throws Exception {
        List<String> words = new ArrayList<>(SHOW);
        words.add(text);

        assertThat(output(words, directory, Map.of("V", text))).isEqualTo(text + "|" + text);
    }

    @Test
    void theCommandRunsAsTheProcessThatWasStarted() throws Exception {
        ProcessBuilder builder =
                ExactCommand.builder(List.of("/bin/sh", "-c", "echo $$ \udce4"), directory, Map.of("V", "\udce4"));
        Process process = builder.start();

        assertThat(ByteText.decode(process.getInputStream().readAllBytes())).isEqualTo(process.pid() + " \udce4\n");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theDirectoryMayHaveAnyName() throws Exception {
        Path odd = Files.createDirectory(PathText.resolve(directory.toRealPath(), "-ä 'd\udce4"));

        assertThat(output(List.of("/bin/sh", "-c", "pwd"), odd, Map.of())).isEqualTo(PathText.of(odd) + "\n");
    }

    @Test
    void anAsciiCommandIsPassedUnchanged() {
        ProcessBuilder builder = ExactCommand.builder(List.of("true", "x"), directory, Map.of("V", "value"));

        assertThat(builder.command()).containsExactly("true", "x");
        assertThat(builder.directory()).isEqualTo(directory.toFile());
        assertThat(builder.environment()).containsEntry("V", "value");
    }

    private static String output(List<String> words, Path directory, Map<String, String> variables) throws IOException {
        Process process = ExactCommand.builder(words, directory, variables)
                .redirectErrorStream(true)
                .start();
        return ByteText.decode(process.getInputStream().readAllBytes());
    }
}

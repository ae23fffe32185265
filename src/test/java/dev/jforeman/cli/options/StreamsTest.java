package dev.jforeman.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsTest {
    @Test
    void theDirectoryIsAbsoluteAndTheEnvironmentCanBeOmitted() {
        Streams streams = Streams.standard();

        assertThat(streams.directory()).isAbsolute();
        assertThat(streams.environment()).isNotEmpty();
        assertThat(streams.withoutEnvironment().environment()).isEmpty();
    }

    private static Streams at(Path directory, String pwd) {
        return new Streams(System.out, System.err, directory, Map.of("PWD", pwd));
    }

    @Test
    void theDirectoryIsThatOfPwdIfItIsTheSame(@TempDir Path temp) throws IOException {
        Path real = Files.createDirectory(temp.resolve("real"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), real);

        assertThat(at(real, link.toString()).asSeen().directory()).isEqualTo(link);
    }

    @Test
    void aPwdOfAnotherOrMissingDirectoryIsIgnored(@TempDir Path temp) {
        assertThat(at(temp, "/").asSeen().directory()).isEqualTo(temp);
        assertThat(at(temp, temp + "/gone").asSeen().directory()).isEqualTo(temp);
        assertThat(at(temp, "relative").asSeen().directory()).isEqualTo(temp);
    }
}

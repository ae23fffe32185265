package dev.jforeman.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The compiler accepts a class under any file name unless it is public, so a renamed file can keep its old class. */
class FileNamesTest {
    private static final Pattern TYPE = Pattern.compile("(?m)^(?:[a-z-]+ )*(?:class|@?interface|record|enum) (\\w+)");

    @Test
    void everyFileDeclaresTheClassItIsNamedAfter() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<Path> misnamed = files.filter(FileNamesTest::isOfAClass)
                    .filter(file -> !types(file).contains(name(file)))
                    .toList();
            assertThat(misnamed).isEmpty();
        }
    }

    private static boolean isOfAClass(Path file) {
        return file.toString().endsWith(".java") && !file.endsWith("package-info.java");
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static List<String> types(Path file) {
        try {
            return TYPE.matcher(Files.readString(file))
                    .results()
                    .map(type -> type.group(1))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

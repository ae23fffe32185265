package dev.jforeman.export;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.Export;
import dev.jforeman.export.model.ExportFile;
import dev.jforeman.model.PathText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The user's own Mustache templates, which replace the content of exported files. Names and permissions of the files do not
 * change.
 *
 * @param texts name, for example {@code process.service}, and text of each template
 */
public record Templates(Map<String, String> texts) {
    private static final String SUFFIX = ".mustache";

    public Templates {
        texts = Map.copyOf(texts);
    }

    /**
     * Reads the templates in some folders; an earlier folder takes precedence. The name of a template is its path in the folder
     * without {@code .mustache}, for example {@code log/run}.
     *
     * @param folders may be missing
     * @throws Refusal if a folder or template cannot be read
     */
    public static Templates read(List<Path> folders) throws Refusal {
        Map<String, String> texts = new HashMap<>();
        for (Path folder : folders.reversed()) {
            if (Files.isDirectory(folder)) {
                read(folder, texts);
            }
        }
        return new Templates(texts);
    }

    private static void read(Path folder, Map<String, String> texts) throws Refusal {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> PathText.of(path).endsWith(SUFFIX)).toList()) {
                String path = PathText.of(folder.relativize(file));
                texts.put(path.substring(0, path.length() - SUFFIX.length()), Files.readString(file));
            }
        } catch (IOException e) {
            throw new Refusal(
                    ExitCode.FILE_MISSING,
                    "cannot read the templates in " + PathText.of(folder) + ": " + e.getMessage());
        }
    }

    /**
     * The export with the content of files replaced for which there is a template.
     *
     * @throws Refusal if a template has a syntax error or uses a value that does not exist
     */
    public Export applyTo(Export export, Deployment deployment) throws Refusal {
        List<ExportFile> files = new ArrayList<>();
        for (ExportFile file : export.files()) {
            boolean isOwn = file.templated()
                    .filter(own -> texts.containsKey(own.template()))
                    .isPresent();
            files.add(isOwn ? file.withContent(render(file.templated().get(), deployment)) : file);
        }
        return new Export(files, export.remarks());
    }

    private String render(ExportFile.Templated file, Deployment deployment) throws Refusal {
        String name = file.template();
        try {
            return Mustache.compiler()
                    .escapeHTML(false)
                    .compile(texts.getOrDefault(name, ""))
                    .execute(TemplateValues.of(deployment, file.subject()));
        } catch (MustacheException e) {
            throw new Refusal(ExitCode.BAD_DATA, "the template " + name + " cannot be used: " + e.getMessage());
        }
    }
}

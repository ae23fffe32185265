package dev.jforeman.export;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.Export;
import dev.jforeman.export.model.ExportFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The user's own Mustache templates in the place of what an export would write. A file keeps its name and permissions.
 *
 * @param texts template name to text, {@code process.service} for example
 */
public record Templates(Map<String, String> texts) {
    public Templates {
        texts = Map.copyOf(texts);
    }

    /**
     * The export with all files written by the user's templates that have one.
     *
     * @throws Refusal if a template cannot be read, or asks for a value there is not
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

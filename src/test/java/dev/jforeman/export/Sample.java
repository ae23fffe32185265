package dev.jforeman.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.diagnostic.Location;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.dotenv.Dotenv;
import dev.jforeman.dotenv.Dotenv.Assignment;
import dev.jforeman.dotenv.DotenvParser;
import dev.jforeman.export.format.Formats;
import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.Export;
import dev.jforeman.export.model.ExportOptions;
import dev.jforeman.export.model.ExportOptions.Directories;
import dev.jforeman.export.model.ExportOptions.Image;
import dev.jforeman.export.model.ExportOptions.NomadDriver;
import dev.jforeman.export.model.ExportOptions.Secrets;
import dev.jforeman.export.model.SecretNames;
import dev.jforeman.export.quote.GlobList;
import dev.jforeman.model.Plan;
import dev.jforeman.plan.PlanOptions;
import dev.jforeman.plan.PlanOptions.FormationRequest;
import dev.jforeman.plan.PlanOptions.FormationRequest.Purpose;
import dev.jforeman.plan.PlanOptions.Option;
import dev.jforeman.plan.PlanOptions.RuleOptions;
import dev.jforeman.plan.Planner;
import dev.jforeman.plan.Planner.HostInfo;
import dev.jforeman.plan.SettingsFiles;
import dev.jforeman.procfile.Procfile;
import dev.jforeman.procfile.ProcfileParser;
import dev.jforeman.settings.JforemanYml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** An app to export, put together in a test. */
public final class Sample {
    static final Path RESOURCES = Path.of("src/test/resources/export");

    private final Procfile procfile;
    private final Dotenv env;
    private Path directory = Path.of("/srv/app");
    private String formation = "all=1";
    private String onExit = "restart";
    private String timeout = "10";
    private String app = "app";
    private Path place = Path.of("/etc/exported");
    private Optional<String> user = Optional.empty();
    private Optional<Path> log = Optional.empty();
    private Optional<String> image = Optional.empty();
    private Optional<String> build = Optional.empty();
    private Optional<String> namespace = Optional.empty();
    private SettingsFiles settings = SettingsFiles.NONE;
    private Predicate<String> secrets = SecretNames::isSecret;
    private boolean isInline;
    private NomadDriver driver = NomadDriver.EXEC;

    private Sample(String procfile, Dotenv env) {
        this.procfile = ProcfileParser.parse("Procfile", procfile.getBytes(StandardCharsets.UTF_8))
                .value();
        this.env = env;
    }

    static Sample of(String procfile, Map<String, String> env) {
        Location where = new Location(".env", 1, 1);
        List<Assignment> assignments = env.entrySet().stream()
                .map(e -> new Assignment(e.getKey(), e.getValue(), where))
                .toList();
        return new Sample(procfile, new Dotenv(".env", assignments));
    }

    /** The Procfile and .env of a folder of the resources. */
    public static Sample folder(String name) throws IOException {
        Path folder = RESOURCES.resolve(name);
        Dotenv env = DotenvParser.parse(".env", Files.readAllBytes(folder.resolve(".env")))
                .value();
        return new Sample(Files.readString(folder.resolve("Procfile")), env);
    }

    /** Reads the jforeman.yml of a folder of the resources. */
    public Sample settings(String name) throws IOException {
        Path file = RESOURCES.resolve(name).resolve("jforeman.yml");
        var parsed = JforemanYml.parse("jforeman.yml", Files.readAllBytes(file));
        assertThat(parsed.diagnostics()).isEmpty();
        settings = new SettingsFiles(parsed.value(), Map.of());
        return this;
    }

    /** Reads the text of a {@code jforeman.yml}. */
    Sample settingsText(String text) {
        var parsed = JforemanYml.parse("jforeman.yml", text.getBytes(StandardCharsets.UTF_8));
        assertThat(parsed.diagnostics()).isEmpty();
        settings = new SettingsFiles(parsed.value(), Map.of());
        return this;
    }

    Sample in(Path path) {
        directory = path;
        return this;
    }

    Sample formation(String text) {
        formation = text;
        return this;
    }

    Sample onExit(String text) {
        onExit = text;
        return this;
    }

    Sample timeout(String text) {
        timeout = text;
        return this;
    }

    Sample app(String name) {
        app = name;
        return this;
    }

    Sample place(Path path) {
        place = path;
        return this;
    }

    Sample user(String name) {
        user = Optional.of(name);
        return this;
    }

    Sample log(Path path) {
        log = Optional.of(path);
        return this;
    }

    Sample image(String name) {
        image = Optional.of(name);
        return this;
    }

    Sample build(String path) {
        build = Optional.of(path);
        return this;
    }

    Sample namespace(String name) {
        namespace = Optional.of(name);
        return this;
    }

    Sample secrets(String globs) {
        secrets = GlobList.parse(globs)::contains;
        return this;
    }

    Sample inlineSecrets() {
        isInline = true;
        return this;
    }

    Sample driver(NomadDriver word) {
        driver = word;
        return this;
    }

    public Deployment deployment() throws Refusal {
        ExportOptions options = new ExportOptions(
                app,
                user,
                new Directories(log, Optional.empty(), place),
                new Image(image, build),
                namespace,
                new Secrets(secrets, isInline),
                driver);
        return Deployment.of(
                plan(new FormationRequest(List.of(), Option.asked(formation), Option.NONE, Purpose.EXPORT)), options);
    }

    Export export(String format) throws Refusal {
        return Formats.export(format, deployment());
    }

    private Plan plan(FormationRequest request) throws Refusal {
        PlanOptions plan = new PlanOptions(
                request,
                Option.NONE,
                false,
                false,
                new RuleOptions(Option.asked(onExit), Option.NONE, Option.NONE, Option.asked(timeout)));
        return Planner.plan(procfile, settings, List.of(env), plan, new HostInfo(directory, Map.of(), _ -> false));
    }
}

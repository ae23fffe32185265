package dev.jforeman.export.format;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.ExportFile;
import dev.jforeman.export.model.ExportFile.Access;
import dev.jforeman.export.model.ProcessType;
import dev.jforeman.export.model.Variables;
import dev.jforeman.export.quote.DockerEnvFile;
import dev.jforeman.shell.ShellText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Common parts of the formats that run containers. */
final class Container {
    private Container() {}

    static String image(Deployment deployment, String format) throws Refusal {
        Optional<String> image = deployment.options().image().name();
        return image.orElseThrow(() -> new Refusal(
                ExitCode.USAGE, format + " needs an image: use --image, for example --image=registry/app:1"));
    }

    /** The variables that a container env file can hold. */
    static Map<String, String> fitting(Map<String, String> variables) {
        Map<String, String> fitting = new LinkedHashMap<>(variables);
        fitting.values().removeIf(value -> !DockerEnvFile.canHold(value));
        return fitting;
    }

    /**
     * The variables that a container env file cannot hold, so that they must be in a file that all users can read.
     *
     * @throws Refusal if one of them is a secret and {@code --inline-secrets} is not set
     */
    static Map<String, String> unfit(Deployment deployment, Map<String, String> variables) throws Refusal {
        Map<String, String> unfit = new LinkedHashMap<>(variables);
        unfit.values().removeIf(DockerEnvFile::canHold);
        List<String> secrets = unfit.entrySet().stream()
                .filter(variable -> deployment.isSecret(variable.getKey(), variable.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (!secrets.isEmpty() && !deployment.areSecretsInline()) {
            throw new Refusal(
                    ExitCode.BAD_DATA,
                    "a container env file cannot hold " + String.join(", ", secrets)
                            + " (quotes, \"$\", \"\\\", \"#\" or line ends in the value), and a secret is not written "
                            + "elsewhere without --inline-secrets");
        }
        return unfit;
    }

    /** Shell commands that set variables, for values that engines cannot set unchanged. */
    static String setting(Map<String, String> variables) {
        StringBuilder script = new StringBuilder();
        variables.forEach((name, value) ->
                script.append(ShellText.exportInAscii(name, value)).append("; "));
        return script.toString();
    }

    /** An env file for the variables that all types share, and one for those of each type. There are no empty files. */
    static List<ExportFile> envFiles(Deployment deployment, Variables variables) {
        Map<String, Map<String, String>> files = new LinkedHashMap<>();
        variables.types().forEach(type -> files.putAll(envFilesOf(deployment, variables, type)));
        return files.entrySet().stream()
                .map(file -> new ExportFile(file.getKey(), envFile(file.getValue()), Access.SECRET))
                .toList();
    }

    /** The names of the env files of a type, in the order in which an engine must read them. */
    static List<String> envFileNames(Deployment deployment, Variables variables, ProcessType type) {
        return List.copyOf(envFilesOf(deployment, variables, type).keySet());
    }

    private static Map<String, Map<String, String>> envFilesOf(
            Deployment deployment, Variables variables, ProcessType type) {
        Map<String, Map<String, String>> files = new LinkedHashMap<>();
        files.put(deployment.app() + ".env", fitting(variables.shared()));
        files.put(deployment.app() + "-" + type.name() + ".env", fitting(variables.of(type)));
        files.values().removeIf(Map::isEmpty);
        return files;
    }

    private static String envFile(Map<String, String> variables) {
        Lines lines = Lines.commented("#");
        variables.forEach((name, value) -> lines.add(DockerEnvFile.line(name, value)));
        return lines.toString();
    }

    /** The words that run a script with the shell of the image. */
    static List<String> shell(String script) {
        return List.of("/bin/sh", "-c", script);
    }
}

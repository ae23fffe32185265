package dev.jforeman.plan;

import dev.jforeman.dotenv.Dotenv;
import dev.jforeman.settings.Settings;
import dev.jforeman.settings.TypeSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The content of {@code jforeman.yml}, and of the env files that it names.
 *
 * @param envFiles the env files of each process type that has some; later files win
 */
public record SettingsFiles(Settings settings, Map<String, List<Dotenv>> envFiles) {
    /** There is no such file. */
    public static final SettingsFiles NONE = new SettingsFiles(Settings.NONE, Map.of());

    public SettingsFiles {
        envFiles = Map.copyOf(envFiles);
    }

    /** The settings of a process type. */
    Optional<TypeSettings> of(String type) {
        return Optional.ofNullable(settings.types().get(type));
    }

    List<Dotenv> envFilesOf(String type) {
        return envFiles.getOrDefault(type, List.of());
    }
}

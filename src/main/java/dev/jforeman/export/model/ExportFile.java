package dev.jforeman.export.model;

import java.util.Optional;

/**
 * One file to write.
 *
 * @param path relative to the location, with {@code /} between folders
 * @param content to be written as UTF-8
 * @param templated what a user's template for this file would be called and tell about; empty if it has none
 */
public record ExportFile(String path, String content, Access access, Optional<Templated> templated) {

    /** What a user's template can stand in for. */
    public record Templated(String template, Subject subject) {}

    /** A file that no template replaces. */
    public ExportFile(String path, String content, Access access) {
        this(path, content, access, Optional.empty());
    }

    /** The same file, written by a user's template if there is one. */
    public ExportFile templated(String template, Subject subject) {
        return new ExportFile(path, content, access, Optional.of(new Templated(template, subject)));
    }

    public ExportFile withContent(String text) {
        return new ExportFile(path, text, access, templated);
    }
}

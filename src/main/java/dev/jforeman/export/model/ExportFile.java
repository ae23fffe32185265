package dev.jforeman.export.model;

import dev.jforeman.model.ProcessSpec;
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

    /** The permissions of an exported file, as for {@code chmod}. */
    public enum Access {
        /** All users can read it. */
        PUBLIC("rw-r--r--"),
        /** All users can read and run it. */
        PROGRAM("rwxr-xr-x"),
        /** Values of variables are in it: only the owner may read it. */
        SECRET("rw-------"),
        /** A program with values of variables in it. */
        SECRET_PROGRAM("rwx------");

        private final String permissions;

        Access(String permissions) {
            this.permissions = permissions;
        }

        /** In the form {@code rwxr-xr-x}. */
        public String permissions() {
            return permissions;
        }

        /** Whether its text may be shown. */
        public boolean isSecret() {
            return this == SECRET || this == SECRET_PROGRAM;
        }
    }

    /** The subject of a file: a template has the values of the app and those of the subject. */
    public sealed interface Subject {

        /** The app as a whole. */
        record WholeApp() implements Subject {}

        /** One process type, with all its instances. */
        record OneType(ProcessType type) implements Subject {}

        /** One instance. */
        record OneInstance(ProcessSpec spec) implements Subject {}
    }
}

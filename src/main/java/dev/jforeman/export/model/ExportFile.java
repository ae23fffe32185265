package dev.jforeman.export.model;

import dev.jforeman.model.ProcessSpec;
import java.util.Optional;

/**
 * A file that an export writes.
 *
 * @param path relative to the location, with {@code /} as the separator
 * @param content written as UTF-8; bytes that are not UTF-8 are kept
 * @param access its permissions
 * @param templated the template that can replace the content; empty if no template can
 */
public record ExportFile(String path, String content, Access access, Optional<Templated> templated) {

    /**
     * A template that the user can provide for a file.
     *
     * @param template its name
     * @param subject what the file is about, which determines the values it can use
     */
    public record Templated(String template, Subject subject) {}

    /** Creates a file whose content no template can replace. */
    public ExportFile(String path, String content, Access access) {
        this(path, content, access, Optional.empty());
    }

    /** A copy whose content a user's template can replace. */
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
        /** All users can read and execute it. */
        PROGRAM("rwxr-xr-x"),
        /** Only the owner can read it, because it has values of variables. */
        SECRET("rw-------"),
        /** Only the owner can read and execute it, because it is a program with values of variables. */
        SECRET_PROGRAM("rwx------");

        private final String permissions;

        Access(String permissions) {
            this.permissions = permissions;
        }

        /** The permissions in the form {@code rwxr-xr-x}. */
        public String permissions() {
            return permissions;
        }

        /** Whether the content must not be shown, because it has values of variables. */
        public boolean isSecret() {
            return this == SECRET || this == SECRET_PROGRAM;
        }
    }

    /** What a file is about. Its template can use the values of the app and those of the subject. */
    public sealed interface Subject {

        /** The app as a whole. */
        record WholeApp() implements Subject {}

        /** One process type, with all its instances. */
        record OneType(ProcessType type) implements Subject {}

        /** One instance. */
        record OneInstance(ProcessSpec spec) implements Subject {}
    }
}

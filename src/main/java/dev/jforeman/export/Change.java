package dev.jforeman.export;

import java.util.Optional;

/**
 * What an export does to one file of a location.
 *
 * @param before what is there now
 * @param after what is to be there
 */
public record Change(Kind kind, String path, boolean isSecret, Optional<String> before, Optional<String> after) {

    /** What happens to the file. */
    public enum Kind {
        CREATE,
        OVERWRITE,
        /** Its content is right, its permissions are not. */
        PROTECT,
        /** It was written by an earlier export and is no longer part of this one. */
        REMOVE,
        /** The same, but somebody has changed it since, so it stays. */
        KEEP,
        /** A file that no export wrote stands in the way. */
        REFUSE
    }
}

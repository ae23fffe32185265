package dev.jforeman.diagnostic;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Why a file or directory could not be written, for the end of a sentence that names it. */
public final class WriteFailure {
    private static final String SEPARATOR = ": ";

    private WriteFailure() {}

    public static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "it is not a directory";
            case NoSuchFileException _ -> "no such file or directory";
            default -> lastPart(String.valueOf(e.getMessage()));
        };
    }

    /** The messages of the JDK are {@code FILE: Reason}. */
    private static String lastPart(String message) {
        int end = message.lastIndexOf(SEPARATOR);
        return end < 0 ? message : message.substring(end + SEPARATOR.length()).toLowerCase(Locale.ROOT);
    }
}

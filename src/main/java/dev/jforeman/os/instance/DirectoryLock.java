package dev.jforeman.os.instance;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.os.instance.InstanceLock.AlreadyRunningException;
import dev.jforeman.os.instance.InstanceLock.RunningInstance;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * One instance a directory: the app directory is ours until this is closed.
 *
 * @param lock empty where the system has no place for one; the app can run all the same
 * @param remarks what people are told about that
 */
public record DirectoryLock(Optional<InstanceLock> lock, List<String> remarks) implements AutoCloseable {

    /** Takes the app directory, or says who has it. */
    public static DirectoryLock of(RuntimeDirectory directory) throws Refusal {
        try {
            return new DirectoryLock(Optional.of(InstanceLock.acquire(directory)), List.of());
        } catch (AlreadyRunningException e) {
            throw new Refusal(ExitCode.ALREADY_RUNNING, sentence(directory, e.running()));
        } catch (IOException e) {
            return new DirectoryLock(Optional.empty(), List.of(unguarded(directory, e)));
        }
    }

    private static String sentence(RuntimeDirectory directory, Optional<RunningInstance> running) {
        return running.map(other -> "already running in " + directory.app() + ", pid " + other.pid()
                        + ", since " + time(other.since())
                        + "; jforeman ps shows it, jforeman start NAME starts more in"
                        + " it, jforeman down ends it")
                .orElseGet(() -> "another jforeman is just starting in " + directory.app());
    }

    private static String time(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneId.systemDefault());
        boolean isToday = time.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()));
        return DateTimeFormatter.ofPattern(isToday ? "HH:mm:ss" : "yyyy-MM-dd HH:mm:ss")
                .format(time);
    }

    private static String unguarded(RuntimeDirectory directory, IOException e) {
        return "cannot use " + directory.path() + " (" + reason(e)
                + "): a second start in this directory will not be noticed";
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "no such directory";
            default -> String.valueOf(e.getMessage());
        };
    }

    @Override
    public void close() {
        lock.ifPresent(InstanceLock::close);
    }
}

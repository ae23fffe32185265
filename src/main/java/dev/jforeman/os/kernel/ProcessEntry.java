package dev.jforeman.os.kernel;

/**
 * One row of a process table.
 *
 * @param state {@code Z} is a zombie
 * @param cpuMillis processor time, in milliseconds; 0 if the table does not have it
 * @param began when the process started, in hundredths of a second since boot; 0 if the table does not have it
 */
public record ProcessEntry(long pid, char state, long parent, long group, long cpuMillis, long began) {
    public boolean isLive() {
        return state != 'Z' && state != 'X';
    }
}

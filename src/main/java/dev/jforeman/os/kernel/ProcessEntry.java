package dev.jforeman.os.kernel;

/**
 * One process, as a table of processes has it.
 *
 * @param state {@code Z} is a zombie
 * @param cpuMillis processor time, in milliseconds; 0 where the table has none
 * @param began when, in hundredths of a second since boot; 0 where the table does not say
 */
public record ProcessEntry(long pid, char state, long parent, long group, long cpuMillis, long began) {
    public boolean isLive() {
        return state != 'Z' && state != 'X';
    }
}

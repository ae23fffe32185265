package dev.jforeman.os.process;

import java.util.Collection;
import java.util.Set;

/** Starts processes. */
public interface ProcessHost {
    /**
     * Starts a command as the leader of a session and process group of its own. Must always be called by the
     * same thread, one that never ends: a parent-death signal belongs to the thread that started the child.
     *
     * @throws SpawnException if the operating system refuses
     */
    Child start(Launch launch) throws SpawnException;

    /** Those of these process groups that have a live member; zombies do not count. */
    Set<Long> livingGroups(Collection<Long> groups);
}

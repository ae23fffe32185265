package dev.jforeman.os.kernel;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Process information from {@code libproc}, which is a part of the C library of macOS. Each of its functions returns 0
 * on failure.
 */
final class Libproc {
    static final String LIST = "proc_listpids";
    static final String INFO = "proc_pidinfo";

    static final int PROC_PGRP_ONLY = 2;
    static final int PROC_PIDT_SHORTBSDINFO = 13;

    /**
     * The size of {@code struct proc_bsdshortinfo}, the offset of its {@code pbsi_status}, and the value for a zombie.
     */
    static final int SIZE = 64;

    static final int STATUS_OFFSET = 12;
    static final int SZOMB = 5;

    /** Space for members that a group gains after they were counted. */
    private static final int SPARE = 32;

    private Libproc() {}

    static boolean isThere() {
        return Libc.library().has(LIST);
    }

    static Set<Long> groupsWithLivingMember(Set<Long> groups) throws IOException {
        Set<Long> living = new HashSet<>();
        for (long group : groups) {
            if (hasLivingMember(group)) {
                living.add(group);
            }
        }
        return living;
    }

    /**
     * Zombies are members too. The group is known to exist, so an empty list means that the call has to be repeated.
     */
    private static boolean hasLivingMember(long group) throws IOException {
        int[] members = members(group);
        return members.length == 0 || IntStream.of(members).anyMatch(Libproc::isAlive);
    }

    /** Without a buffer, the function returns the size that a list of all processes would need. */
    private static int[] members(long group) throws IOException {
        int bytes = list(group, 0, 0) + SPARE * Integer.BYTES;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pids = arena.allocate(bytes, Integer.BYTES);
            int used = list(group, pids.address(), bytes);
            return pids.asSlice(0, used).toArray(ValueLayout.JAVA_INT);
        }
    }

    private static int list(long group, long buffer, int bytes) throws IOException {
        int used = Libc.library().call(LIST, PROC_PGRP_ONLY, group, buffer, bytes);
        if (used < 0 || (used == 0 && buffer == 0)) {
            throw new IOException(LIST + " failed");
        }
        return used;
    }

    /** The function also finds zombies. A process that it does not find is gone or belongs to another user. */
    private static boolean isAlive(int pid) {
        long zombieToo = 1;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(SIZE, Long.BYTES);
            int used = Libc.library()
                    .callWide(INFO, pid, PROC_PIDT_SHORTBSDINFO, zombieToo, info.address(), new long[] {SIZE, 0});
            return used == 0 ? Signals.exists(pid) : info.get(ValueLayout.JAVA_INT, STATUS_OFFSET) != SZOMB;
        }
    }
}

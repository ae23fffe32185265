package dev.jforeman.os.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares the constants of macOS with the headers of xnu-11417.101.15 (macOS 15.4). The values are copied here,
 * because these tests run on other systems.
 */
class DarwinNumbersTest {
    /** A field of {@link Numbers}, its value, its name in C, and where it is defined. */
    private static final String TABLE = """
        files.noControllingTerminal   0x20000     O_NOCTTY               bsd/sys/fcntl.h:147
        files.closeOnExec             0x1000000   O_CLOEXEC              bsd/sys/fcntl.h:170
        files.limitOfOpenFiles        8           RLIMIT_NOFILE          bsd/sys/resource.h:515
        requests.getWindowSize        0x40087468  TIOCGWINSZ             bsd/sys/ttycom.h:153
        requests.setWindowSize        0x80087467  TIOCSWINSZ             bsd/sys/ttycom.h:154
        requests.countUnread          0x4004667f  FIONREAD               bsd/sys/filio.h:77
        modes.offsets.inputFlags      0           c_iflag                bsd/sys/termios.h:268
        modes.offsets.outputFlags     8           c_oflag                bsd/sys/termios.h:269
        modes.offsets.localFlags      24          c_lflag                bsd/sys/termios.h:271
        modes.offsets.characters      32          c_cc                   bsd/sys/termios.h:272
        modes.flags.ixon              0x200       IXON                   bsd/sys/termios.h:128
        modes.flags.icanonEcho        0x108       ICANON|ECHO            bsd/sys/termios.h:240,247
        modes.flags.iexten            0x400       IEXTEN                 bsd/sys/termios.h:251
        modes.flags.isig              0x80        ISIG                   bsd/sys/termios.h:246
        modes.characters.vquit        9           VQUIT                  bsd/sys/termios.h:91
        modes.characters.vsusp        10          VSUSP                  bsd/sys/termios.h:92
        modes.characters.vmin         16          VMIN                   bsd/sys/termios.h:102
        modes.characters.vtime        17          VTIME                  bsd/sys/termios.h:103
        modes.off                     0xff        _POSIX_VDISABLE        bsd/sys/_types/_posix_vdisable.h:29
        calls.setsid                  147         SYS_setsid             bsd/kern/syscalls.master:231
        calls.isVariadicOnStack       true        -                      libsyscall/wrappers/ioctl.c
        calls.bootIdentity            kern.bootsessionuuid -             bsd/kern/kern_sysctl.c:2881
        setMask                       3           SIG_SETMASK            bsd/sys/signal.h:490
        tryAgain                      35          EAGAIN                 bsd/sys/errno.h:131
        """;

    /** Constants that only macOS has. */
    private static final Map<String, Number> OWN = Map.ofEntries(
            Map.entry("OPEN_MAX bsd/sys/syslimits.h:108", Darwin.MOST_OPEN_FILES - 10_240),
            Map.entry("EVFILT_PROC bsd/sys/event.h:74", Kqueue.EVFILT_PROC + 5),
            Map.entry("EV_ADD bsd/sys/event.h:144", Kqueue.EV_ADD - 0x1),
            Map.entry("EV_ONESHOT bsd/sys/event.h:150", Kqueue.EV_ONESHOT - 0x10),
            Map.entry("NOTE_EXIT bsd/sys/event.h:268", Kqueue.NOTE_EXIT - 0x8000_0000),
            Map.entry("NOTE_EXITSTATUS bsd/sys/event.h:273", Kqueue.NOTE_EXITSTATUS - 0x0400_0000),
            Map.entry("struct kevent bsd/sys/event.h:84", Kqueue.SIZE - 32),
            Map.entry("kevent.filter", Kqueue.FILTER - 8),
            Map.entry("kevent.flags", Kqueue.FLAGS - 10),
            Map.entry("kevent.fflags", Kqueue.FFLAGS - 12),
            Map.entry("kevent.data", Kqueue.DATA - 16),
            Map.entry("PROC_PGRP_ONLY bsd/sys/proc_info.h:52", Libproc.PROC_PGRP_ONLY - 2),
            Map.entry("PROC_PIDT_SHORTBSDINFO bsd/sys/proc_info.h:755", Libproc.PROC_PIDT_SHORTBSDINFO - 13),
            Map.entry("struct proc_bsdshortinfo bsd/sys/proc_info.h:87", Libproc.SIZE - 64),
            Map.entry("proc_bsdshortinfo.pbsi_status", Libproc.STATUS_OFFSET - 12),
            Map.entry("SZOMB bsd/sys/proc.h:163", Libproc.SZOMB - 5));

    static List<String[]> table() {
        List<String[]> rows = new ArrayList<>();
        TABLE.lines().forEach(line -> rows.add(line.strip().split("\\s+")));
        return rows;
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @MethodSource("table")
    void eachNumberMatchesItsHeader(String field, String value, String called, String where) throws Exception {
        Object known = fields("", DarwinNumbers.ALL).get(field);
        assertThat(comparable(known)).as(called + ", " + where).isEqualTo(expected(value));
    }

    @Test
    void theTableIsComplete() throws Exception {
        assertThat(fields("", DarwinNumbers.ALL).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        table().stream().map(row -> row[0]).toList());
    }

    @Test
    void numbersThatOnlyMacosHasMatchTheirHeaders() {
        OWN.forEach((name, difference) ->
                assertThat(difference.longValue()).as(name).isZero());
    }

    /** POSIX specifies only their names. */
    @Test
    void errorsAndEventsOfBothSystemsAreTheSame() {
        assertThat(List.of(Errno.ENOENT, Errno.ESRCH, Errno.EINTR, Errno.E2BIG, Errno.ECHILD, Errno.ENOMEM))
                .as("bsd/sys/errno.h:91-102")
                .containsExactly(2, 3, 4, 7, 10, 12);
        assertThat(List.of(Errno.EACCES, Errno.ENFILE, Errno.EMFILE, Errno.ENOTTY))
                .as("bsd/sys/errno.h:103-117")
                .containsExactly(13, 23, 24, 25);
        assertThat(List.of(Libc.POLLIN, Libc.POLLERR, Libc.POLLHUP))
                .as("bsd/sys/poll.h:68-90")
                .containsExactly(1, 8, 0x10);
    }

    private static Object expected(String value) {
        if (value.matches("0x[0-9a-f]+")) {
            return Long.parseLong(value.substring(2), 16);
        }
        return value.matches("\\d+") ? Long.valueOf(value) : value;
    }

    private static Object comparable(Object known) {
        return switch (known) {
            case Byte number -> (long) Byte.toUnsignedInt(number);
            case Number number -> number.longValue();
            default -> known.toString();
        };
    }

    /** The fields that are not records themselves, by path. */
    private static Map<String, Object> fields(String prefix, Record numbers) throws ReflectiveOperationException {
        Map<String, Object> found = new TreeMap<>();
        for (var component : Stream.of(numbers.getClass().getRecordComponents()).toList()) {
            Object value = component.getAccessor().invoke(numbers);
            if (value instanceof Record more) {
                found.putAll(fields(prefix + component.getName() + ".", more));
            } else {
                found.put(prefix + component.getName(), value);
            }
        }
        return found;
    }
}

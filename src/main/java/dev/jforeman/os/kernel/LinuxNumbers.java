package dev.jforeman.os.kernel;

/** The numbers of Linux. They are the same on all processors with a JDK 25, except those of system calls. */
final class LinuxNumbers {
    private static final int SETSID = System.getProperty("os.arch").equals("amd64") ? 112 : 157;

    static final Numbers ALL = new Numbers(
            new Numbers.Files(0x100, 0x8_0000, 7),
            new Numbers.Requests(0x5413, 0x5414, 0x541B),
            new Termios.Layout(
                    new Termios.Offsets(0, 4, 12, 17),
                    new Termios.Flags(0x400, 0x2 | 0x8, 0x8000, 0x1),
                    new Termios.Characters(1, 10, 6, 5),
                    (byte) 0),
            new Numbers.SystemCalls(SETSID, false, "kernel.random.boot_id"),
            2,
            11);

    private LinuxNumbers() {}
}

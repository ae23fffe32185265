package dev.jforeman.os.kernel;

/** The numbers of macOS. {@code DarwinNumbersTest} names the header and line of each. */
final class DarwinNumbers {
    static final Numbers ALL = new Numbers(
            new Numbers.Files(0x2_0000, 0x100_0000, 8),
            new Numbers.Requests(0x4008_7468L, 0x8008_7467L, 0x4004_667fL),
            new Termios.Layout(
                    new Termios.Offsets(0, 8, 24, 32),
                    new Termios.Flags(0x200, 0x100 | 0x8, 0x400, 0x80),
                    new Termios.Characters(9, 10, 16, 17),
                    (byte) 0xff),
            new Numbers.SystemCalls(147, true, "kern.bootsessionuuid"),
            3,
            35);

    private DarwinNumbers() {}
}

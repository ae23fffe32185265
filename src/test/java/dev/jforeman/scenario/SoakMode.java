package dev.jforeman.scenario;

import java.util.List;

/**
 * How the standard streams of a soak's processes are connected, and where the output goes.
 *
 * @param isOnTerminal whether jforeman itself runs in a terminal
 * @param isOnSmallDisk whether its log files are on a separate disk that is full at times
 * @param mayDrop whether an option allows lines to be dropped
 */
record SoakMode(List<String> words, boolean isOnTerminal, boolean isOnSmallDisk, boolean mayDrop) {
    private static final List<SoakMode> ALL = List.of(
            new SoakMode(List.of("--pty=always"), true, false, false),
            new SoakMode(List.of("--pty=never"), false, false, false),
            new SoakMode(List.of("--pty=always", "--log-dir=logs", "--log-size=64k"), false, true, false),
            new SoakMode(
                    List.of("--pty=never", "--stderr=mark", "--log-dir=logs", "--log-size=64k"), false, true, false),
            new SoakMode(List.of("--pty=always", "--log-format=json"), false, false, false),
            new SoakMode(List.of("--pty=never", "--on-full=drop"), true, false, true));

    /** The mode of a session. Even sessions are long, and each mode is used for long and for short sessions. */
    static SoakMode of(int session) {
        int shortOnes = session % 2 == 0 ? 0 : ALL.size() / 2;
        return ALL.get((session / 2 + shortOnes) % ALL.size());
    }

    Running start(Scenario story, String... formation) {
        Invocation start = story.jforeman("start", "-t", "1")
                .with(formation)
                .with(words.toArray(String[]::new))
                .forgetful();
        return placed(start).start();
    }

    private Invocation placed(Invocation start) {
        if (isOnTerminal) {
            return start.inTerminal();
        }
        return isOnSmallDisk && Machine.isRoot()
                ? start.after("mkdir -p logs; mount -t tmpfs -o size=32m none logs")
                        .under("unshare", "-m")
                : start;
    }

    @Override
    public String toString() {
        return String.join(" ", words) + (isOnTerminal ? ", itself on a terminal" : "");
    }
}

package dev.jforeman.os.process;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Output goes where our own goes; there is nothing to read. */
record InheritedStdio() implements StdioSetup {
    @Override
    public List<String> words(String command) {
        return SessionLeader.shell(command);
    }

    @Override
    public void connect(ProcessBuilder builder) {
        builder.redirectInput(new File("/dev/null"))
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT);
    }

    @Override
    public OptionalLong pipeNumber() {
        return OptionalLong.empty();
    }

    @Override
    public ParentEnds ours() {
        return new ParentEnds(
                Channels.newChannel(new ByteArrayInputStream(new byte[0])), Optional.empty(), Optional.empty());
    }

    @Override
    public void close() {}
}

package dev.jforeman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.cli.Call.Answer;
import dev.jforeman.cli.remote.ScriptedServer;
import dev.jforeman.control.protocol.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The conditions under which {@code attach} uses the terminal. */
class AttachCommandTest {
    @TempDir
    private Path temp;

    private Optional<ScriptedServer> open = Optional.empty();

    @BeforeEach
    void listen() throws IOException {
        open = Optional.of(ScriptedServer.in(temp));
    }

    @AfterEach
    void close() {
        System.clearProperty("jforeman.terminal");
        System.clearProperty("jforeman.keyboard");
        open.ifPresent(ScriptedServer::close);
    }

    private Answer attach(boolean isKeyboard, boolean isTerminal) {
        System.setProperty("jforeman.keyboard", String.valueOf(isKeyboard));
        System.setProperty("jforeman.terminal", String.valueOf(isTerminal));
        Call call = new Call(open.orElseThrow().app());
        open.get().environment().forEach(call::variable);
        return call.jforeman("attach web");
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true"})
    void bothEndsMustBeATerminal(boolean isKeyboard, boolean isTerminal) {
        assertThat(attach(isKeyboard, isTerminal))
                .isEqualTo(new Answer(
                        2,
                        "",
                        "jforeman: attach needs a terminal, but standard input and output are not both"
                                + " a terminal\n"));
        assertThat(open.orElseThrow().requests()).isEmpty();
    }

    @Test
    void aRefusalByTheRunningJforemanIsPrinted() {
        open.orElseThrow().answers(new Reply.Refused("web.1 has no terminal to attach to"));

        assertThat(attach(true, true)).isEqualTo(new Answer(1, "", "jforeman: web.1 has no terminal to attach to\n"));
    }

    @Test
    void aConnectionClosedWithoutAnAnswerIsReported() {
        assertThat(attach(true, true))
                .isEqualTo(new Answer(
                        3,
                        "",
                        "jforeman: lost the connection to jforeman: the connection was closed before it answered\n"));
    }
}

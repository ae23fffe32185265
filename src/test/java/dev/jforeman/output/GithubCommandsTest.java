package dev.jforeman.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class GithubCommandsTest {
    @Test
    void anErrorHasTheInstanceAsItsTitle() {
        assertThat(GithubCommands.error(Optional.of("web.1"), "exited with code 1"))
                .isEqualTo("::error title=web.1::exited with code 1");
        assertThat(GithubCommands.error(Optional.empty(), "bad")).isEqualTo("::error::bad");
    }

    @Test
    void charactersThatEndACommandAreEscaped() {
        assertThat(GithubCommands.group("100%\r\nnext")).isEqualTo("::group::100%25%0D%0Anext");
        assertThat(GithubCommands.error(Optional.of("a:b,c"), "x:y,z")).isEqualTo("::error title=a%3Ab%2Cc::x:y,z");
    }
}

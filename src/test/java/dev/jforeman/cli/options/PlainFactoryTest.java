package dev.jforeman.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.HelpCommand;

class PlainFactoryTest {
    @Test
    void makesTheListsInWhichWordsAreCollected() throws Exception {
        assertThat((Object) PlainFactory.INSTANCE.create(List.class)).isInstanceOf(ArrayList.class);
        assertThat((Object) PlainFactory.INSTANCE.create(Collection.class)).isInstanceOf(ArrayList.class);
    }

    @Test
    void makesCommands() throws Exception {
        assertThat(PlainFactory.INSTANCE.create(HelpCommand.class)).isNotNull();
    }
}

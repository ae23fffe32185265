package dev.jforeman.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainFactoryTest {
    @Test
    void listsAreArrayListsAndOtherThingsAreMadeByTheirConstructor() throws Exception {
        assertThat(PlainFactory.INSTANCE.create(List.class)).isInstanceOf(ArrayList.class);
        assertThat(PlainFactory.INSTANCE.create(StringBuilder.class)).isEmpty();
    }
}

package dev.jforeman.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlockTest {
    @Test
    void isFullAtItsCapacityAndStillTakesALine() {
        Block block = new Block(4);
        block.append(Bytes.of("abc"));
        assertThat(block.isFull()).isFalse();
        block.append(Bytes.of("d"));
        assertThat(block.isFull()).isTrue();
        block.append(new byte[100_000]);
        block.endLine();
        assertThat(block.length()).isEqualTo(100_005);
        assertThat(block.lines()).isEqualTo(1);
    }

    @Test
    void givesTheMemoryOfALongLineBack() {
        Block block = new Block(4);
        int usual = block.bytes().length;
        block.append(new byte[100_000]);
        block.endLine();
        block.clear();
        assertThat(block.bytes()).hasSize(usual);
        assertThat(block.isEmpty()).isTrue();
        assertThat(block.lines()).isZero();
    }
}

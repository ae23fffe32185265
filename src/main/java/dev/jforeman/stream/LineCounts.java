package dev.jforeman.stream;

/**
 * What became of the lines of one process or of several.
 *
 * @param in lines the process ended, {@link LineAssembler#linesIn}
 * @param out lines written for them, the sum of {@link Block#lines}; more than {@code in} where lines came in pieces
 * @param cut how often a line had to be continued because it was over the limit, {@link LineAssembler#linesCut}
 * @param dropped lines thrown away because the reader was too slow, the {@link Block#lines} of the blocks dropped
 */
public record LineCounts(long in, long out, long cut, long dropped) {
    public static final LineCounts NONE = new LineCounts(0, 0, 0, 0);

    public LineCounts plus(LineCounts other) {
        return new LineCounts(in + other.in, out + other.out, cut + other.cut, dropped + other.dropped);
    }
}

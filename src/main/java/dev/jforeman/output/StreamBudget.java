package dev.jforeman.output;

/**
 * One stream's part of the memory for what is on its way to the log. It gets smaller with each process that starts, so
 * that hundreds of them can write as fast as they can while nobody reads.
 *
 * @param onTheWay how many bytes of text may wait to be written; at the speed of a slow terminal that is some 20 ms, by
 *     which a process that floods can delay the others
 * @param largestRead how many bytes are read at once
 */
record StreamBudget(int onTheWay, int largestRead) {
    private static final int ALL_ON_THE_WAY = 1 << 22;
    private static final int LARGEST_ON_THE_WAY = 1 << 18;
    private static final int SMALLEST_ON_THE_WAY = 1 << 14;
    private static final int ALL_READS = 1 << 21;
    private static final int LARGEST_READ = 1 << 16;
    private static final int SMALLEST_READ = 1 << 12;

    /** The share of each of so many streams. */
    static StreamBudget amongst(int streams) {
        int parts = Math.max(1, streams);
        return new StreamBudget(
                Math.clamp(ALL_ON_THE_WAY / parts, SMALLEST_ON_THE_WAY, LARGEST_ON_THE_WAY),
                Math.clamp(Integer.highestOneBit(ALL_READS / parts), SMALLEST_READ, LARGEST_READ));
    }
}

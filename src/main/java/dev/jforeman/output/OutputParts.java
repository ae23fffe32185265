package dev.jforeman.output;

import dev.jforeman.model.Plan;
import dev.jforeman.os.kernel.Pipes;
import dev.jforeman.os.terminal.KeyForwarder;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The path of the children's output to standard output, files and memory.
 *
 * @param queue the output that waits to be written
 * @param writer writes it on a separate thread
 */
public record OutputParts(WriteQueue queue, OutputWriter writer, Histories histories, Log log, Pumps pumps) {
    /**
     * The parts for a plan.
     *
     * @param keyForwarder passes on keys, if a process receives them
     * @param out the channel that the log is written to
     * @param outputFailed called when the log can no longer be written
     */
    public static OutputParts of(
            Plan plan,
            LogOptions options,
            LineStyle style,
            Optional<KeyForwarder> keyForwarder,
            WritableByteChannel out,
            Consumer<IOException> outputFailed) {
        OutputMemory memory = OutputMemory.ofHeap();
        QueuedBlockPool pool = new QueuedBlockPool(memory);
        WriteQueue queue = new WriteQueue(pool);
        OutputWriter writer =
                new OutputWriter(queue, out, () -> Pipes.enlargeOutput(OutputWriter.BATCH_BYTES), outputFailed);
        Histories histories = new Histories(plan.instances().size(), memory);
        Log log = new Log(queue, pool, histories, style, options);
        Pumps pumps = new Pumps(queue, pool, memory, log, histories, options.onFull(), keyForwarder);
        return new OutputParts(queue, writer, histories, log, pumps);
    }
}

package dev.jforeman.output;

import dev.jforeman.model.Plan;
import dev.jforeman.os.kernel.Pipes;
import dev.jforeman.os.terminal.KeyForwarder;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The way of the children's output to standard output, files and memory, put together.
 *
 * @param queue what is still to be written
 * @param writer writes it, on a thread of its own
 */
public record OutputParts(WriteQueue queue, OutputWriter writer, Histories histories, Log log, Pumps pumps) {
    /**
     * Those for a plan.
     *
     * @param typist hands on the keys, if a process gets them
     * @param out where the log is written
     * @param outputFailed called when the log cannot be written any more
     */
    public static OutputParts of(
            Plan plan,
            LogOptions options,
            LineStyle style,
            Optional<KeyForwarder> typist,
            WritableByteChannel out,
            Consumer<IOException> outputFailed) {
        OutputMemory memory = OutputMemory.ofHeap();
        QueuedBlockPool pool = new QueuedBlockPool(memory);
        WriteQueue queue = new WriteQueue(pool);
        OutputWriter writer =
                new OutputWriter(queue, out, () -> Pipes.enlargeOutput(OutputWriter.BATCH_BYTES), outputFailed);
        Histories histories = new Histories(plan.instances().size(), memory);
        Log log = new Log(queue, pool, histories, style, options);
        Pumps pumps = new Pumps(queue, pool, memory, log, histories, options.onFull(), typist);
        return new OutputParts(queue, writer, histories, log, pumps);
    }
}

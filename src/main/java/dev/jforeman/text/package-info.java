/**
 * Turns the output of processes into lines, and lines into prefixed bytes. Pure: no clock, no thread, no I/O.
 *
 * <p>Each process has one thread that reads its output and owns a {@link dev.jforeman.text.LineAssembler}, a {@link
 * dev.jforeman.text.LineFormatter}, a {@link dev.jforeman.text.ClockText} and a {@link
 * dev.jforeman.text.History}. It fills a {@link dev.jforeman.text.Block} with whole lines and hands it to the one
 * writer, so lines are made on all cores and are never mixed:
 *
 * <pre>{@code
 * NameColumn column = NameColumn.of(types, highestCount);
 * Prefix prefix = Prefix.coloured(column.pad("web.1"), palette.of("web"));
 * LineFormatter log = new PrefixedLines(prefix, EscapePolicy.COLOURS);
 *
 * while ((n = read(chunk)) > 0) {
 *     history.add(order, millis, run, OUTPUT, chunk, n);
 *     lines.feed(chunk, 0, n);
 *     while (lines.next()) {
 *         log.append(lines.line(), now, block);
 *         if (block.isFull()) {
 *             block = handOver(block);    // returns an empty one
 *         }
 *     }
 *     // hand over the block; after 200 ms without bytes, if lines.hasPartial():
 *     //     if (lines.nextPartial()) log.append(lines.line(), now, block);
 * }
 * if (lines.end()) {
 *     log.append(lines.line(), now, block);
 * }
 * }</pre>
 *
 * <p>Messages of the supervisor about a process use a separate formatter with the same prefix, and
 * {@link dev.jforeman.text.Line#of}.
 */
@NullMarked
package dev.jforeman.text;

import org.jspecify.annotations.NullMarked;

/**
 * One detached process per data folder that owns its servers, and what a command does to hold it.
 *
 * <p>A command connects to the control port that the folder's {@code local-stack.properties} names. The process greets with the folder,
 * so that a port which belongs to somebody else by now is noticed; the command answers with the stores it wants, and gets one
 * line back: their addresses, or why not. The open socket is the hold: the system closes it whatever ends the command. When
 * the last one is closed, the process waits a few seconds and stops. Nobody listening: the command starts a process, in a session
 * of its own, so that Ctrl-C reaches neither it nor the servers. If two start one, the lock on the folder decides and the other
 * ends.
 *
 * <p>What may be killed at any moment: a command (its socket closes), MariaDB or Redis (started again at once, on the same port),
 * the process itself (the next one ends the orphans by their recorded ids and starts anew).
 */
@NullMarked
package dev.recs.demo.process;

import org.jspecify.annotations.NullMarked;

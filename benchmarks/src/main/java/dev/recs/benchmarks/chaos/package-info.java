/**
 * What becomes of orders while processes and stores fail.
 *
 * <p>A {@code ChaosRound} orders for users of its own, reads lists through the API, and lets one {@code Trouble} happen meanwhile: kills
 * at random ({@code Kills}), a store that is stopped and goes on ({@code Freeze}), a Redis without memory, a full disk, a clock that
 * jumps. When all is mended the round waits until queue and outbox are empty and looks at every user's list ({@code ListCheck}).
 * Everything that can be killed is a process of its own, the document store too; {@code WorkerKeeper}, {@code ApiKeeper} and
 * {@code NightlyKeeper} start theirs again as a supervisor does.
 */
@NullMarked
package dev.recs.benchmarks.chaos;

import org.jspecify.annotations.NullMarked;

/**
 * The three stores as serving reaches them: short time limits, a circuit breaker each, and no exception that leaves.
 *
 * <p>A call goes through a {@link dev.recs.serving.stores.GuardedStoreClient} and comes back as a {@link
 * dev.recs.serving.stores.Reply}: an answer, or that there was none. So whoever calls has to say what is shown without the store.
 * Each kind of call has a limit of its own on how many run at once, which grows while the store answers in time and shrinks by a
 * tenth when it does not; what finds no room is answered at once as if the store were down. After half of twenty calls failed the
 * breaker opens for two seconds, and {@code StoreProbe} closes it by calls of its own, also when no request comes. {@code
 * FallbackLog} says once a minute what was missing.
 *
 * <p>No client connects when the API starts: it starts, and answers, with all three stores down.
 */
@NullMarked
package dev.recs.serving.stores;

import org.jspecify.annotations.NullMarked;

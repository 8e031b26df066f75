/**
 * What came of responses: events that refer to one, from the API through a stream of Redis into a table of ours.
 *
 * <p>The API appends to the stream ({@link dev.recs.stores.events.EventStream}), which has a cap: what finds no room is dropped and
 * counted, since no request waits for statistics. A worker moves entries into {@code recs_events}
 * ({@link dev.recs.stores.events.EventRows}): first the rows, whose unique key takes each once, then the entries go. So a worker that is
 * killed in between doubles nothing, nor do two workers that move the same entries.
 *
 * <p>A row names its user by a keyed hash. The stream has the id, because opt-outs and erasures are looked up by it before and after the
 * rows are written; an erasure removes entries and rows.
 */
@NullMarked
package dev.recs.stores.events;

import org.jspecify.annotations.NullMarked;

package dev.recs.serving.event;

import dev.recs.serving.stores.Reply.Why;
import java.util.Optional;

/**
 * What became of the events of a post, which are recorded user by user.
 *
 * @param recorded now
 * @param repeated recorded by an earlier post with the same key
 * @param unknown sent to Redis, which did not answer
 * @param failure why the others were not sent; empty if all were recorded
 */
record Recording(int recorded, int repeated, int unknown, Optional<Why> failure) {}

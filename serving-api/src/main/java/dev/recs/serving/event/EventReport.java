package dev.recs.serving.event;

import java.util.List;

/**
 * What became of a post of events.
 *
 * @param accepted how many were recorded, or had been by an earlier post with the same key
 * @param rejected the others, in their order
 * @param repeated true if the idempotency key was used before
 */
public record EventReport(int accepted, List<Rejected> rejected, boolean repeated) {

    public EventReport {
        rejected = List.copyOf(rejected);
    }

    /** @param index in the post, from 0 */
    public record Rejected(int index, String reason) {}
}

package dev.recs.model.refusal;

import java.time.Instant;

/**
 * One thing that a user refused.
 *
 * @param subject what, by kind: a product id, a category, the keyed hash of a search
 * @param at when, in whole milliseconds
 */
public record Refusal(RefusalKind kind, String subject, Instant at) {

    /** Names it among the refusals of its user. */
    public String id() {
        return kind.wireName() + ":" + subject;
    }
}

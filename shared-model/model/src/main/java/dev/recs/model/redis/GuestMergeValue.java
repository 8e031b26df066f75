package dev.recs.model.redis;

import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import java.time.Instant;

/**
 * A merge of a guest into an account that is under way: {@code MILLIS USER}.
 *
 * @param user whose account it is
 * @param at when it began
 */
public record GuestMergeValue(UserId user, Instant at) {

    public String toText() {
        return at.toEpochMilli() + " " + user.value();
    }

    /** @throws BadInput if the text is not of this form */
    public static GuestMergeValue parse(String text) {
        int blank = text.indexOf(' ');
        try {
            return new GuestMergeValue(
                    new UserId(text.substring(blank + 1)),
                    Instant.ofEpochMilli(Long.parseLong(text.substring(0, Math.max(0, blank)))));
        } catch (NumberFormatException e) {
            throw new BadInput("merge in Redis is not of our form (%d characters)".formatted(text.length()), e);
        }
    }
}

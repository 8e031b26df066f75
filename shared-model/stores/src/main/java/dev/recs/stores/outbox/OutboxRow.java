package dev.recs.stores.outbox;

import dev.recs.model.UserId;
import dev.recs.model.redis.RefreshCause;
import java.time.Instant;

/**
 * A change that makes a user's list old, as a trigger wrote it.
 *
 * @param visibleAt from when on a refresh sees it
 */
public record OutboxRow(long id, UserId user, RefreshCause cause, Instant createdAt, Instant visibleAt) {

    /** Follows the change through the logs. */
    public String traceId() {
        return "outbox-" + id;
    }
}

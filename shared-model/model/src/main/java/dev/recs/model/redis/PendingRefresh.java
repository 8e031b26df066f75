package dev.recs.model.redis;

import dev.recs.model.UserId;
import java.time.Instant;

/**
 * A user whose list is to be remade, and why.
 *
 * @param at when the event happened; the lag from event to list is counted from here
 * @param traceId follows the event through the logs
 * @param orderId an order that must be visible in MySQL first; empty if none must
 */
public record PendingRefresh(UserId user, RefreshCause cause, Instant at, String traceId, String orderId) {

    /** An event that is already visible wherever the refresh looks for it. */
    public static PendingRefresh of(UserId user, RefreshCause cause, Instant at, String traceId) {
        return new PendingRefresh(user, cause, at, traceId, "");
    }

    /** An order that the store announced and may not have committed yet. */
    public static PendingRefresh announced(UserId user, String orderId, Instant at, String traceId) {
        return new PendingRefresh(user, RefreshCause.ORDER, at, traceId, orderId);
    }
}

package dev.recs.stores.queue;

/**
 * A user that could not be refreshed, kept for a person to look at.
 *
 * @param id of its entry in the stream of dead letters
 * @param userId as it was written; not of our form if the entry itself was unreadable
 */
public record DeadLetter(String id, String userId, String cause, String traceId, String reason) {}

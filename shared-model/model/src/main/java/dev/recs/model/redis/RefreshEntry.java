package dev.recs.model.redis;

import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An entry of the stream {@link SharedKeys#PROFILE_REFRESH}: fields {@code user}, {@code cause}, {@code at} (milliseconds),
 * {@code trace}, {@code orders} (one id a line) and {@code attempts}.
 *
 * @param id as Redis gave it
 * @param orders announced orders that must be visible first
 * @param attempts how often a refresh of this user has failed
 */
public record RefreshEntry(
        String id, UserId user, RefreshCause cause, Instant at, String traceId, List<String> orders, int attempts) {

    public RefreshEntry {
        orders = List.copyOf(orders);
    }

    /** @throws BadInput if a field is missing or not of its form */
    public static RefreshEntry parse(String id, Map<String, String> fields) {
        try {
            return new RefreshEntry(
                    id,
                    new UserId(field(fields, "user")),
                    RefreshCause.of(field(fields, "cause")),
                    Instant.ofEpochMilli(Long.parseLong(field(fields, "at"))),
                    field(fields, "trace"),
                    field(fields, "orders").lines().toList(),
                    Integer.parseInt(field(fields, "attempts")));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new BadInput(
                    "entry %s of %s is not of our form: %s".formatted(id, SharedKeys.PROFILE_REFRESH, e.getMessage()),
                    e);
        }
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("it has no field '%s'".formatted(name));
        }
        return value;
    }
}

package dev.recs.stores.redis;

import dev.recs.model.redis.Debounce;
import dev.recs.model.redis.PendingRefresh;
import dev.recs.model.redis.SharedKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The one script that sets users due: an order at once, which puts the user into the stream; a search or a view after a pause.
 *
 * <p>A queue that is full takes no more users who searched or viewed, and for a user who ordered the latest of those goes: who came last
 * goes first. Only if all have ordered is one who did refused. What was done stays recorded; the nightly job sees it.
 */
public final class PendingRefreshScript {

    /** The Lua source; keys and arguments in the order of {@link #keys} and {@link #arguments}. */
    public static final String SOURCE = PendingRefreshLua.source("refresh-due.lua");

    private static final Duration DROPPED_TTL = Duration.ofDays(7);

    private PendingRefreshScript() {}

    public static List<String> keys() {
        return List.of(
                SharedKeys.PROFILE_REFRESH_DUE,
                SharedKeys.PENDING_PROFILE_REFRESHES,
                SharedKeys.PROFILE_REFRESH,
                SharedKeys.PATIENT_PROFILE_REFRESHES,
                SharedKeys.DROPPED_PROFILE_REFRESHES);
    }

    /** @param maxUsers users in the queue at most */
    public static List<String> arguments(List<PendingRefresh> users, Debounce delays, int maxUsers) {
        List<String> arguments = new ArrayList<>(PendingRefreshLua.ARGUMENTS);
        arguments.add(Integer.toString(maxUsers));
        arguments.add(millis(DROPPED_TTL));
        for (PendingRefresh due : users) {
            boolean patient = due.cause().patient();
            arguments.add(due.user().value());
            arguments.add(due.cause().wireName());
            arguments.add(Long.toString(due.at().toEpochMilli()));
            arguments.add(due.traceId());
            arguments.add(due.orderId());
            arguments.add(millis(patient ? delays.pause() : Duration.ZERO));
            arguments.add(millis(patient ? delays.maxWait() : Duration.ZERO));
        }
        return arguments;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}

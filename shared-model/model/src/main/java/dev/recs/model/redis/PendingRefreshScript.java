package dev.recs.model.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The one script that sets users due: an order at once, which puts the user into the stream; a search or a view after a pause.
 *
 * <p>Answers how many of the users were due already, so that nothing but their time and their reason changed.
 */
public final class PendingRefreshScript {

    /** The Lua source; keys and arguments in the order of {@link #keys} and {@link #arguments}. */
    public static final String SOURCE = PendingRefreshLua.source("refresh-due.lua");

    private PendingRefreshScript() {}

    public static List<String> keys() {
        return List.of(
                SharedKeys.PROFILE_REFRESH_DUE, SharedKeys.PENDING_PROFILE_REFRESHES, SharedKeys.PROFILE_REFRESH);
    }

    public static List<String> arguments(List<PendingRefresh> users, Debounce delays) {
        List<String> arguments = new ArrayList<>(PendingRefreshLua.ARGUMENTS);
        for (PendingRefresh due : users) {
            boolean patient = due.cause().patient();
            arguments.add(due.user().value());
            arguments.add(due.cause().wireName());
            arguments.add(Long.toString(due.at().toEpochMilli()));
            arguments.add(due.traceId());
            arguments.add(due.orderId());
            arguments.add(millis(patient ? delays.quiet() : Duration.ZERO));
            arguments.add(millis(patient ? delays.atMost() : Duration.ZERO));
        }
        return arguments;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}

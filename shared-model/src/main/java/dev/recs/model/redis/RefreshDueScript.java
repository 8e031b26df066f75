package dev.recs.model.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The one script that sets users due: an order at once, which puts the user into the stream; a search or a view after a pause.
 *
 * <p>Answers how many of the users were due already, so that nothing but their time and their reason changed.
 */
public final class RefreshDueScript {

    /** The Lua source; keys and arguments in the order of {@link #keys} and {@link #arguments}. */
    public static final String SOURCE = RefreshMarkLua.source("refresh-due.lua");

    private RefreshDueScript() {}

    public static List<String> keys() {
        return List.of(SharedKeys.PROFILE_REFRESH_DUE, SharedKeys.PROFILE_REFRESH_MARKS, SharedKeys.PROFILE_REFRESH);
    }

    public static List<String> arguments(List<DueUser> users, DueDelays delays) {
        List<String> arguments = new ArrayList<>(RefreshMarkLua.ARGUMENTS);
        for (DueUser due : users) {
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

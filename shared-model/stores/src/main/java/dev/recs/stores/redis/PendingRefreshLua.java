package dev.recs.stores.redis;

import dev.recs.model.redis.SharedKeys;
import java.util.ArrayList;
import java.util.List;

/**
 * The functions that the scripts of the refresh queue share, and the states a user can be in.
 *
 * <p>A user with something to do has a member in {@link SharedKeys#PROFILE_REFRESH_DUE} and a mark, a JSON object, in the hash
 * {@link SharedKeys#PENDING_PROFILE_REFRESHES}; both are written and removed together. <em>Waiting</em>: the mark has no
 * {@code entry}, the score is the time it is due. <em>Queued</em>: {@code entry} is the id of the user's one entry in the stream,
 * the score is when somebody looks whether that entry is still there; further events add nothing. <em>Taken</em>: a worker has
 * removed the mark, just before it reads the activity, so an event from now on makes a new one.
 *
 * <p>The clock is Redis' own, so that hosts need not agree. All keys have one hash tag, so they lie in one slot of a Redis Cluster.
 */
final class PendingRefreshLua {

    /** What every script of the queue is given first: the consumer group, and how long an entry is left alone, in milliseconds. */
    static final List<String> ARGUMENTS = List.of(SharedKeys.REFRESHERS, "60000");

    private static final String FUNCTIONS = LuaSource.load("refresh-marks.lua");

    private PendingRefreshLua() {}

    /** A script after the functions that it calls. */
    static String source(String file) {
        return FUNCTIONS + LuaSource.load(file);
    }

    /** The arguments of a script that takes a fixed number of its own. */
    static List<String> arguments(String... own) {
        List<String> arguments = new ArrayList<>(ARGUMENTS);
        arguments.addAll(List.of(own));
        return arguments;
    }
}

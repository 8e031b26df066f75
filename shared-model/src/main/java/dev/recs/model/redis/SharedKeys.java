package dev.recs.model.redis;

/** Keys that exist once, not per user. */
public final class SharedKeys {

    /** Sorted set: user id → time of the latest event in milliseconds. */
    public static final String USER_ACTIVITY = "user_activity";

    /** Sorted set: user id → time the refresh is due in milliseconds. */
    public static final String PROFILE_REFRESH_DUE = "profile_refresh_due";

    /** Stream of refreshes to do; entries go by XACK and XDEL together. */
    public static final String PROFILE_REFRESH = "profile_refresh";

    /** Stream of users that failed too often, with the reason. */
    public static final String PROFILE_REFRESH_DEAD = "profile_refresh_dead";

    /** Hash of counters that serving adds to every 10 s: "hits", "lookups". */
    public static final String CACHE_COUNTERS = "recommendations_cache";

    private SharedKeys() {}
}

package dev.recs.model.redis;

/** Keys that exist once, not per user. */
public final class SharedKeys {

    /** Sorted set: user id → time of the latest event in milliseconds. */
    public static final String USER_ACTIVITY = "user_activity";

    /** Sorted set: user id → time the refresh is due in milliseconds. */
    public static final String PROFILE_REFRESH_DUE = "profile_refresh_due";

    /** Hash: user id → why the user is due, a JSON object of {@link PendingRefreshLua}; a field for each member of the set above. */
    public static final String PENDING_PROFILE_REFRESHES = "profile_refresh_marks";

    /** Stream of refreshes to do ({@link RefreshEntry}); entries go by XACK and XDEL together. */
    public static final String PROFILE_REFRESH = "profile_refresh";

    /** The consumer group of all workers on {@link #PROFILE_REFRESH}. */
    public static final String REFRESHERS = "refreshers";

    /** Stream of users that failed too often, with the reason; capped at about 10,000. */
    public static final String PROFILE_REFRESH_DEAD = "profile_refresh_dead";

    /** Hash of counters that serving adds to every 10 s: "hits", "lookups". */
    public static final String CACHE_COUNTERS = "recommendations_cache";

    private SharedKeys() {}
}

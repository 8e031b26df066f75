package dev.recs.model.redis;

/**
 * Keys that exist once, not per user.
 *
 * <p>Those of the refresh queue have one hash tag, since its scripts use them together: a Redis Cluster has the queue on one node.
 *
 * <p>Made by a call, so that the compiler copies none of them into the classes that use them: ArchitectureTest sees who opens which.
 */
public final class SharedKeys {

    /** Sorted set: user id → time the refresh is due in milliseconds. */
    public static final String PROFILE_REFRESH_DUE = named("profile_refresh_due:{queue}");

    /** Hash: user id → why the user is due, a JSON object of the scripts; a field for each member of the set above. */
    public static final String PENDING_PROFILE_REFRESHES = named("profile_refresh_marks:{queue}");

    /** Stream of refreshes to do ({@link RefreshEntry}); entries go by XACK and XDEL together. */
    public static final String PROFILE_REFRESH = named("profile_refresh:{queue}");

    /** Sorted set: those of {@link #PROFILE_REFRESH_DUE} who searched or viewed, while no order waits; they make room for orders. */
    public static final String PATIENT_PROFILE_REFRESHES = named("profile_refresh_patient:{queue}");

    /** How many users the full queue has not kept; gone a week after the last of them. */
    public static final String DROPPED_PROFILE_REFRESHES = named("profile_refresh_dropped:{queue}");

    /** The consumer group of all workers on {@link #PROFILE_REFRESH}. */
    public static final String REFRESHERS = named("refreshers");

    /** Stream of users that failed too often, with the reason; capped at about 10,000. */
    public static final String PROFILE_REFRESH_DEAD = named("profile_refresh_dead:{queue}");

    /** Sorted set: guest id → last use in milliseconds. */
    public static final String GUESTS = named("guest_registry:{guests}");

    /** Sorted set: guest id → time the list is due in milliseconds, or until when a worker has it. */
    public static final String GUESTS_DUE = named("guest_due:{guests}");

    /** Hash: guest id → time of the first event since the guest's list was made, in milliseconds. */
    public static final String GUESTS_WAITING = named("guest_waiting:{guests}");

    /** Hash: guest id → the merge into an account that is under way ({@link GuestMergeValue}). */
    public static final String GUEST_MERGES = named("guest_merges:{guests}");

    /** Stream of events that refer to a response, until a worker has stored them; of bounded length. */
    public static final String RECOMMENDATION_EVENTS = named("recommendations_events:{events}");

    /** Hash of counters that serving adds to every 10 s: "hits", "lookups". */
    public static final String CACHE_COUNTERS = named("recommendations_cache");

    /** When Redis was last asked to rewrite its append-only file after erasures, in milliseconds. */
    public static final String ERASURE_FILE_REWRITE = "erasure_file_rewrite";

    private SharedKeys() {}

    private static String named(String name) {
        return name;
    }
}

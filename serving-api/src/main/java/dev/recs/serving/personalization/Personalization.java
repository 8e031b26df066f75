package dev.recs.serving.personalization;

import dev.recs.model.UserId;
import dev.recs.model.redis.PendingRefresh;
import dev.recs.model.redis.RefreshCause;
import dev.recs.serving.stores.CallKind;
import dev.recs.serving.stores.GuardedStoreClient;
import dev.recs.serving.stores.PendingRefreshes;
import dev.recs.serving.stores.StoreUnavailable;
import dev.recs.stores.erasure.MongoTombstones;
import dev.recs.stores.erasure.RedisFlags;
import dev.recs.stores.events.EventRows;
import dev.recs.stores.lists.Profiles;
import dev.recs.stores.lists.PublishedLists;
import dev.recs.stores.lists.Recommendations;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether a user wants personal lists.
 *
 * <p>Table {@code recs_personalization} is what counts, and what the jobs' view joins; the opt-out flag in Redis stops a refresh that is
 * running. Opting out: mark, write, then remove events of responses, list and profile. Opting in deletes the tombstone of an erasure: it is the user's own
 * word. Needs all three stores; repeating it finishes.
 */
@Component
public final class Personalization {

    private static final String REPEAT = "repeat the request later";
    private static final String UNKNOWN = "whether anything was changed is not known, repeat the request";
    private static final String NO_LIST_YET = "the choice is stored, but no new list is made yet: repeat the request";
    private static final String HALF_DONE =
            "the choice is stored, but not everything is removed yet: repeat the request to finish";

    private final JdbcClient jdbc;
    private final UserStores of;
    private final GuardedStores stores;
    private final PendingRefreshes pending;
    private final Clock clock;

    Personalization(JdbcClient jdbc, UserStores of, GuardedStores stores, PendingRefreshes pending, Clock clock) {
        this.jdbc = jdbc;
        this.of = of;
        this.pending = pending;
        this.stores = stores;
        this.clock = clock;
    }

    /** True unless the user opted out. */
    public boolean isEnabled(UserId user) {
        return stores.guardedMysql()
                .call(
                        CallKind.CHOICE,
                        () -> jdbc.sql("SELECT enabled FROM recs_personalization WHERE user_id = ?")
                                .param(user.value())
                                .query(Boolean.class)
                                .optional()
                                .orElse(true))
                .orThrow(REPEAT);
    }

    /** True if the user was erased, and neither opened a new account nor opted in since. */
    public boolean isErased(UserId user) {
        return stores.guardedRedis()
                .call(
                        CallKind.CHOICE,
                        () -> !of.marks().flags().erasedAt(List.of(user)).isEmpty())
                .orThrow(REPEAT);
    }

    /** @throws StoreUnavailable if a store is down; says whether the change is half done */
    public void change(UserId user, boolean enabled) {
        if (enabled) {
            optIn(user);
        } else {
            optOut(user);
        }
    }

    private void optOut(UserId user) {
        stores.guardedRedis()
                .call(CallKind.CHOICE, () -> {
                    of.marks().flags().optOut(user, clock.instant());
                    return true;
                })
                .orThrow(UNKNOWN);
        write(user, false, "no list is shown, but the choice is not stored yet: repeat the request");
        stores.guardedMysql()
                .call(CallKind.CHOICE, () -> of.events().delete(List.of(user)))
                .orThrow(HALF_DONE);
        stores.guardedMongo()
                .call(
                        CallKind.CHOICE,
                        () -> of.recommendations().delete(List.of(user))
                                + of.profiles().delete(List.of(user)))
                .orThrow(HALF_DONE);
        stores.guardedRedis()
                .call(CallKind.CHOICE, () -> {
                    of.published().delete(List.of(user));
                    return true;
                })
                .orThrow(HALF_DONE);
    }

    /** MongoDB's tombstone goes first and last: the night may copy it back from Redis in between. */
    private void optIn(UserId user) {
        removeTombstone(user, UNKNOWN);
        write(user, true, "the choice is not stored yet: repeat the request");
        Instant now = clock.instant();
        stores.guardedRedis()
                .call(CallKind.CHOICE, () -> {
                    of.marks().flags().optIn(user);
                    of.marks().flags().remove(user);
                    pending.enqueue(List.of(PendingRefresh.of(
                            user, RefreshCause.REPLAY, now, UUID.randomUUID().toString())));
                    return true;
                })
                .orThrow(NO_LIST_YET);
        removeTombstone(user, NO_LIST_YET);
    }

    private void removeTombstone(UserId user, String consequence) {
        stores.guardedMongo()
                .call(CallKind.CHOICE, () -> {
                    of.marks().tombstones().remove(user);
                    return true;
                })
                .orThrow(consequence);
    }

    private void write(UserId user, boolean enabled, String consequence) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        stores.guardedMysql()
                .call(
                        CallKind.CHOICE,
                        () -> jdbc.sql("""
                        INSERT INTO recs_personalization (user_id, enabled, changed_at) VALUES (?, ?, ?)
                        ON DUPLICATE KEY UPDATE enabled = VALUES(enabled), changed_at = VALUES(changed_at)
                        """).params(user.value(), enabled, now).update())
                .orThrow(consequence);
    }

    /** The guarded clients of the three stores. */
    @Component
    record GuardedStores(
            GuardedStoreClient guardedMysql, GuardedStoreClient guardedMongo, GuardedStoreClient guardedRedis) {}

    /** Where something of a user is, or a mark that forbids it. */
    @Component
    record UserStores(
            Recommendations recommendations,
            Profiles profiles,
            PublishedLists published,
            Marks marks,
            EventRows events) {}

    /** What forbids something of a user. */
    @Component
    record Marks(MongoTombstones tombstones, RedisFlags flags) {}
}

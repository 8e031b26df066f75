package dev.recs.stores.guests;

import dev.recs.model.GuestId;
import dev.recs.model.TombstoneHasher;
import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.redis.GuestMergeValue;
import dev.recs.model.redis.PendingRefresh;
import dev.recs.model.redis.RefreshCause;
import dev.recs.model.redis.SharedKeys;
import dev.recs.stores.activity.RecentEvents;
import dev.recs.stores.activity.RecentValues;
import dev.recs.stores.erasure.RedisFlags;
import dev.recs.stores.queue.RefreshQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/**
 * Moves what a guest did into an account, once in effect, whoever stops on the way.
 *
 * <p>Guest and account lie in two slots, so no script does it. First a record says which account it is; whoever comes first decides, and
 * others help to finish. Then the guest ends: from this mark on nothing is recorded, so what is read after it is all. The copy adds each
 * search and view to those of the account unless it is there already, so that it may be repeated. The account is due, the guest's keys
 * go, and the record goes last: as long as it is there, a worker repeats all from the mark on ({@link #finishOlder}). A merge that comes
 * after the record has gone finds the mark, and does nothing.
 *
 * <p>An account with a tombstone or an opt-out flag takes nothing; the guest's keys go all the same.
 */
public final class GuestMerge {

    /** After so long who began a merge is taken for dead; repeating one that is alive does no harm. */
    public static final Duration ABANDONED = Duration.ofSeconds(3);

    private static final int PAGE = 100;

    private final UnifiedJedis redis;
    private final Guests guests;
    private final Account account;
    private final InstantSource clock;
    private final Consumer<Step> done;

    public GuestMerge(UnifiedJedis redis, Guests guests, Account account, InstantSource clock) {
        this(redis, guests, account, clock, ignored -> {});
    }

    /** @param done told of each step that is done; the tests stop there */
    GuestMerge(UnifiedJedis redis, Guests guests, Account account, InstantSource clock, Consumer<Step> done) {
        this.redis = redis;
        this.guests = guests;
        this.account = account;
        this.clock = clock;
        this.done = done;
    }

    /** @return whether it was merged now; false if the guest had ended, or another account was faster */
    public boolean merge(GuestId guest, UserId user) {
        if (find(guest).isEmpty() && guests.isEnded(guest)) {
            return false;
        }
        redis.hsetnx(SharedKeys.GUEST_MERGES, guest.value(), new GuestMergeValue(user, clock.instant()).toText());
        done.accept(Step.RECORDED);
        Optional<GuestMergeValue> holder = find(guest);
        holder.ifPresent(merge -> finish(guest, merge.user()));
        return holder.map(GuestMergeValue::user).filter(user::equals).isPresent();
    }

    /** Finishes merges that nobody has finished for a while. @return how many */
    public int finishOlder() {
        Instant abandoned = clock.instant().minus(ABANDONED);
        ScanParams page = new ScanParams().count(PAGE);
        String cursor = ScanParams.SCAN_POINTER_START;
        int finished = 0;
        do {
            ScanResult<Map.Entry<String, String>> found = redis.hscan(SharedKeys.GUEST_MERGES, cursor, page);
            for (Map.Entry<String, String> entry : found.getResult()) {
                finished += finishOlder(entry.getKey(), entry.getValue(), abandoned) ? 1 : 0;
            }
            cursor = found.getCursor();
        } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
        return finished;
    }

    /** What somebody else wrote in another form goes. */
    private boolean finishOlder(String id, String value, Instant abandoned) {
        try {
            GuestMergeValue merge = GuestMergeValue.parse(value);
            if (merge.at().isAfter(abandoned)) {
                return false;
            }
            finish(new GuestId(id), merge.user());
            return true;
        } catch (BadInput ignored) {
            redis.hdel(SharedKeys.GUEST_MERGES, id);
            return false;
        }
    }

    private Optional<GuestMergeValue> find(GuestId guest) {
        return Optional.ofNullable(redis.hget(SharedKeys.GUEST_MERGES, guest.value()))
                .map(GuestMergeValue::parse);
    }

    private void finish(GuestId guest, UserId user) {
        guests.end(guest);
        done.accept(Step.ENDED);
        RecentValues events = account.activities().read(guest);
        if (!events.isEmpty()) {
            copy(user, events);
        }
        guests.delete(guest);
        done.accept(Step.DELETED);
        redis.hdel(SharedKeys.GUEST_MERGES, guest.value());
        done.accept(Step.FINISHED);
    }

    private void copy(UserId user, RecentValues events) {
        account.events()
                .merge(Map.of(user, new RecentEvents.Recent(events.searches(), events.views())), account.tombstones());
        done.accept(Step.COPIED);
        if (account.flags().flagged(List.of(user)).isEmpty()) {
            account.queue()
                    .setDue(List.of(PendingRefresh.of(
                            user,
                            RefreshCause.MERGE,
                            clock.instant(),
                            UUID.randomUUID().toString())));
        }
        done.accept(Step.DUE);
    }

    /** What has been done, in this order. */
    enum Step {
        RECORDED,
        ENDED,
        COPIED,
        DUE,
        DELETED,
        FINISHED
    }

    /** From where to where: what guests did, what is kept of users, whose it may be, and who refreshes them. */
    public record Account(
            GuestActivities activities,
            RecentEvents events,
            RedisFlags flags,
            TombstoneHasher tombstones,
            RefreshQueue queue) {}
}

package dev.recs.serving.personalization;

import dev.recs.model.TombstoneHasher;
import dev.recs.model.UserId;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.redis.PendingRefresh;
import dev.recs.model.redis.RefreshCause;
import dev.recs.model.redis.RefusedValue;
import dev.recs.model.refusal.Refusal;
import dev.recs.model.refusal.RefusalKind;
import dev.recs.serving.personalization.Personalization.GuardedStores;
import dev.recs.serving.personalization.SignalReport.TakenOut;
import dev.recs.serving.stores.CallKind;
import dev.recs.serving.stores.PendingRefreshes;
import dev.recs.stores.activity.RecentEvents;
import dev.recs.stores.lists.Profiles;
import dev.recs.stores.refusals.RedisRefusals;
import dev.recs.stores.refusals.RefusalStore;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Takes signals, products and categories out of a user's lists, and back in.
 *
 * <p>Table {@code recs_refusals} is what counts: every refresh reads it. Then Redis, so that the next read lacks what was refused, and so that
 * the worker makes the new list; a forgotten search goes from searches and profile at once. Repeating it finishes.
 */
@Component
public final class RefusalChanges {

    /** Refusals of a user at most; fewer if their names are long, since every read of the user's list brings them along. */
    public static final int MOST = 500;

    private static final int MOST_BYTES = RefusedValue.FULL / 2;

    private static final String NOTHING_DONE = "whether anything was changed is not known, repeat the request";
    private static final String HALF_DONE =
            "the change is stored, but what is shown is not all changed yet: repeat the request to finish";

    private final GuardedStores stores;
    private final Adapters of;
    private final Signals signals;
    private final Rechecked erased;
    private final Clock clock;

    RefusalChanges(GuardedStores stores, Adapters of, Signals signals, Rechecked erased, Clock clock) {
        this.stores = stores;
        this.of = of;
        this.signals = signals;
        this.erased = erased;
        this.clock = clock;
    }

    /**
     * Refuses one thing.
     *
     * @param text the product id, category, or text of the search
     * @return empty if the user has refused as many other things as there may be
     */
    public Optional<TakenOut> refuse(UserId user, RefusalKind kind, String text) {
        String subject = kind == RefusalKind.SEARCH ? of.refusals().hasher().hash(user, text) : text;
        Refusal refusal = new Refusal(kind, subject, now());
        List<Refusal> all = stores.guardedMysql()
                .call(CallKind.CHOICE, () -> stored(user, refusal))
                .orThrow(NOTHING_DONE);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        // Later than the row: a list that was made as of this time has seen it.
        Refusal published = new Refusal(kind, subject, now());
        stores.guardedRedis()
                .call(CallKind.CHOICE, () -> {
                    of.published().add(user, published, all);
                    if (kind == RefusalKind.SEARCH) {
                        of.events().forgetSearches(user, searchesOf(user, refusal));
                    }
                    enqueue(user);
                    return true;
                })
                .orThrow(HALF_DONE);
        if (kind == RefusalKind.SEARCH) {
            stores.guardedMongo()
                    .call(CallKind.CHOICE, () -> {
                        of.profiles().forgetSearches(user, searchesOf(user, refusal));
                        return true;
                    })
                    .orThrow(HALF_DONE);
        }
        erased.check(user);
        return Optional.of(signals.takenOut(refusal));
    }

    /**
     * Takes a refusal back; nothing happens if there is none of this id.
     *
     * @return what the user still refuses, the latest first
     */
    public List<TakenOut> takeBack(UserId user, String id) {
        List<Refusal> all = stores.guardedMysql()
                .call(CallKind.CHOICE, () -> of.refusals().of(user))
                .orThrow(NOTHING_DONE);
        List<Refusal> left = all.stream().filter(one -> !one.id().equals(id)).toList();
        all.stream().filter(one -> one.id().equals(id)).forEach(refusal -> takeBack(user, refusal, left));
        return left.stream().map(signals::takenOut).toList();
    }

    private void takeBack(UserId user, Refusal refusal, List<Refusal> left) {
        stores.guardedRedis()
                .call(CallKind.CHOICE, () -> {
                    if (refusal.kind() == RefusalKind.SEARCH) {
                        of.events().restoreSearches(user, searchesOf(user, refusal), of.tombstones());
                    }
                    return true;
                })
                .orThrow(NOTHING_DONE);
        stores.guardedMysql()
                .call(CallKind.CHOICE, () -> {
                    of.refusals().remove(user, refusal);
                    return true;
                })
                .orThrow(NOTHING_DONE);
        stores.guardedRedis()
                .call(CallKind.CHOICE, () -> {
                    of.published().remove(user, refusal, left);
                    enqueue(user);
                    return true;
                })
                .orThrow(HALF_DONE);
    }

    /** What the user refuses now; none if there is no room for one more. */
    private List<Refusal> stored(UserId user, Refusal refusal) {
        List<Refusal> before = of.refusals().of(user);
        boolean isNew = before.stream().noneMatch(one -> one.id().equals(refusal.id()));
        if (isNew && (before.size() >= MOST || RefusedValue.size(before) >= MOST_BYTES)) {
            return List.of();
        }
        of.refusals().add(user, refusal);
        return of.refusals().of(user);
    }

    private Predicate<RecentSearch> searchesOf(UserId user, Refusal refusal) {
        return search -> !search.timestamp().isAfter(refusal.at())
                && of.refusals().hasher().hash(user, search.query()).equals(refusal.subject());
    }

    private void enqueue(UserId user) {
        of.pending()
                .enqueue(List.of(PendingRefresh.of(
                        user,
                        RefreshCause.REPLAY,
                        clock.instant(),
                        UUID.randomUUID().toString())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Where refusals are, and what they change. */
    @Component
    record Adapters(
            RefusalStore refusals,
            RedisRefusals published,
            RecentEvents events,
            Profiles profiles,
            PendingRefreshes pending,
            TombstoneHasher tombstones) {}

    /** Looks for an erasure that came at the same time: whichever came last finds the other. */
    @Component
    static final class Rechecked {

        private final Personalization personalization;
        private final GuardedErasure erasure;

        Rechecked(Personalization personalization, GuardedErasure erasure) {
            this.personalization = personalization;
            this.erasure = erasure;
        }

        void check(UserId user) {
            if (personalization.isErased(user)) {
                erasure.erase(user);
            }
        }
    }
}

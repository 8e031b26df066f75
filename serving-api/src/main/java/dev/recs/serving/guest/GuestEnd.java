package dev.recs.serving.guest;

import dev.recs.model.GuestId;
import dev.recs.model.UserId;
import dev.recs.serving.stores.CallKind;
import dev.recs.serving.stores.GuardedStoreClient;
import dev.recs.stores.guests.GuestMerge;
import dev.recs.stores.guests.Guests;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Ends guests: by their own wish, or because they have an account now. */
@Component
public final class GuestEnd {

    private static final String REPEAT = "repeat the request to finish";

    private final GuardedStoreClient client;
    private final Guests guests;
    private final GuestMerge merge;
    private final MeterRegistry meters;

    GuestEnd(GuardedStoreClient guardedRedis, Guests guests, GuestMerge merge, MeterRegistry meters) {
        this.client = guardedRedis;
        this.guests = guests;
        this.merge = merge;
        this.meters = meters;
    }

    /**
     * Removes all that is kept of a guest; nothing is recorded any more.
     *
     * @throws dev.recs.serving.stores.StoreUnavailable if Redis does not answer
     */
    public void delete(GuestId guest) {
        client.call(CallKind.CHOICE, () -> {
                    guests.end(guest);
                    guests.delete(guest);
                    return guest;
                })
                .orThrow(REPEAT);
        counter("deleted").increment();
    }

    /**
     * Moves what a guest did into an account.
     *
     * @return false if there was nothing to move any more: the guest had ended, or another account was faster
     * @throws dev.recs.serving.stores.StoreUnavailable if Redis does not answer; a worker finishes what has begun
     */
    public boolean merge(GuestId guest, UserId user) {
        boolean isMerged =
                client.call(CallKind.CHOICE, () -> merge.merge(guest, user)).orThrow(REPEAT);
        counter(isMerged ? "merged" : "ended-before").increment();
        return isMerged;
    }

    private Counter counter(String outcome) {
        return Counter.builder("recs.guests.ended")
                .description("guests that were merged into an account, deleted, or asked to be although they had ended")
                .tag("outcome", outcome)
                .register(meters);
    }
}

package dev.recs.serving.event;

import dev.recs.model.GuestId;
import dev.recs.model.redis.IdempotencyKey;
import dev.recs.serving.stores.CallKind;
import dev.recs.serving.stores.GuardedStoreClient;
import dev.recs.serving.stores.Reply;
import dev.recs.serving.stores.Reply.Why;
import dev.recs.stores.StoreSettings;
import dev.recs.stores.activity.EventRecorder;
import dev.recs.stores.guests.Guests;
import dev.recs.stores.redis.EventKeys;
import dev.recs.stores.redis.RecordScript.Call;
import dev.recs.stores.redis.RecordScript.Outcome;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Events of one guest: first the guest is due, then they are recorded. Of a guest who was merged or deleted nothing is stored. */
@Component
final class GuestEventStore {

    private final GuardedStoreClient client;
    private final Guests guests;
    private final TimedRecorder recorder;

    GuestEventStore(
            StoreSettings settings,
            GuardedStoreClient guardedRedis,
            Guests guests,
            RedisDeadlines clock,
            EventRecorder recorder) {
        this.client = guardedRedis;
        this.guests = guests;
        this.recorder = new TimedRecorder(recorder, clock, settings.redis().timeout());
    }

    Recording record(GuestId guest, List<Event> events, String idempotencyKey) {
        List<Call> calls = UserCalls.divide(
                events,
                from -> new Call(
                        EventKeys.of(guest),
                        idempotencyKey.isEmpty() ? "" : IdempotencyKey.of(guest, idempotencyKey, from)));
        int recorded = 0;
        int repeated = 0;
        for (Call call : calls) {
            Reply<Outcome> reply = client.call(CallKind.EVENT, () -> record(guest, call));
            if (reply instanceof Reply.Down<Outcome>(String _, Why why)) {
                return new Recording(recorded, repeated, why == Why.FAILED ? call.size() : 0, Optional.of(why));
            }
            switch (reply.orElse(Outcome.LATE)) {
                case RECORDED -> recorded += call.size();
                case REPEATED -> repeated += call.size();
                case LATE -> {
                    return new Recording(recorded, repeated, 0, Optional.of(Why.OVERLOADED));
                }
            }
        }
        return new Recording(recorded, repeated, 0, Optional.empty());
    }

    private Outcome record(GuestId guest, Call call) {
        if (guests.isEnded(guest)) {
            return Outcome.RECORDED;
        }
        guests.setDue(guest);
        return recorder.record(Collections.singletonList(call)).getFirst();
    }
}

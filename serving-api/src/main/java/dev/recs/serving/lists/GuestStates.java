package dev.recs.serving.lists;

import dev.recs.model.GuestId;
import dev.recs.model.failure.BadInput;
import dev.recs.model.redis.Envelope;
import dev.recs.model.redis.ProfileSummaryValue;
import dev.recs.serving.stores.CallKind;
import dev.recs.serving.stores.FallbackLog;
import dev.recs.serving.stores.GuardedStoreClient;
import dev.recs.serving.stores.Reply.Answered;
import dev.recs.serving.stores.Reply.Down;
import dev.recs.stores.guests.GuestLists;
import dev.recs.stores.guests.GuestLists.Published;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads what is stored of a guest: one round trip to Redis, which alone has it. */
@Component
public final class GuestStates {

    private final GuestLists lists;
    private final GuardedStoreClient client;
    private final FallbackLog log;

    GuestStates(GuestLists lists, GuardedStoreClient guardedRedis, FallbackLog log) {
        this.lists = lists;
        this.client = guardedRedis;
        this.log = log;
    }

    public UserState read(GuestId guest) {
        return switch (client.call(CallKind.READ, () -> lists.read(guest))) {
            case Answered<Published>(Published found) ->
                new UserState(
                        found.list().filter(Envelope::isReadable),
                        Set.of(),
                        () -> categories(found.profile().filter(Envelope::isReadable)),
                        Refused.NOTHING,
                        false);
            case Down<Published> _ -> new UserState(Optional.empty(), Set.of(), List::of, Refused.NOTHING, true);
        };
    }

    private List<String> categories(Optional<byte[]> profile) {
        try {
            return profile.map(value -> ProfileSummaryValue.parse(value).dominantCategories())
                    .orElse(List.of());
        } catch (BadInput e) {
            log.down("reading a guest's profile of Redis", e);
            return List.of();
        }
    }
}

package dev.recs.serving.event;

import dev.recs.model.UserId;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.model.redis.IdempotencyKey;
import dev.recs.model.redis.ImpressionValue;
import dev.recs.model.redis.SearchValue;
import dev.recs.model.redis.ViewValue;
import dev.recs.serving.event.Event.Cart;
import dev.recs.serving.event.Event.Click;
import dev.recs.serving.event.Event.Impression;
import dev.recs.serving.event.Event.Order;
import dev.recs.serving.event.Event.Search;
import dev.recs.serving.event.Event.Shown;
import dev.recs.serving.event.Event.View;
import dev.recs.stores.redis.RecordScript;
import dev.recs.stores.redis.RecordScript.Call;
import dev.recs.stores.redis.UserMarks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Divides a post into calls of {@link RecordScript}: of one user each, in the order of time, and of a bounded size. */
final class UserCalls {

    private final String idempotencyKey;
    private final Function<UserId, UserMarks> marksOf;

    /** @param idempotencyKey of the post, empty for none; each call gets its own */
    UserCalls(String idempotencyKey, Function<UserId, UserMarks> marksOf) {
        this.idempotencyKey = idempotencyKey;
        this.marksOf = marksOf;
    }

    List<Call> divide(List<Event> events) {
        Map<UserId, List<Event>> byUser = new LinkedHashMap<>();
        events.forEach(event ->
                byUser.computeIfAbsent(event.userId(), _ -> new ArrayList<>()).add(event));
        List<Call> calls = new ArrayList<>();
        byUser.forEach((user, ofUser) -> calls.addAll(divide(ofUser, from -> call(user, from))));
        return calls;
    }

    private Call call(UserId user, int from) {
        return new Call(
                user,
                marksOf.apply(user),
                idempotencyKey.isEmpty() ? "" : IdempotencyKey.of(user, idempotencyKey, from));
    }

    /**
     * Divides events of one user or guest.
     *
     * @param empty a call without events, of those from a number on
     */
    static List<Call> divide(List<Event> events, IntFunction<Call> empty) {
        List<Event> inOrder =
                events.stream().sorted(Comparator.comparing(Event::at)).toList();
        List<Call> calls = new ArrayList<>();
        for (int from = 0; from < inOrder.size(); from += RecordScript.MAX_EVENTS) {
            Call call = empty.apply(from);
            inOrder.subList(from, Math.min(from + RecordScript.MAX_EVENTS, inOrder.size()))
                    .forEach(event -> add(call, event));
            calls.add(call);
        }
        return calls;
    }

    private static void add(Call call, Event event) {
        switch (event) {
            case Order order -> call.order(order.productIds(), order.at());
            case Search search ->
                call.search(SearchValue.toJson(new RecentSearch(search.query(), search.at())), search.at());
            case View view -> call.view(ViewValue.toJson(new RecentView(view.productId(), view.at())), view.at());
            case Cart _ -> call.elsewhere();
            case Impression impression ->
                call.impression(
                        value(impression.shown(), impression.at(), false),
                        impression.shown().source());
            case Click click ->
                call.click(value(click.shown(), click.at(), true), click.shown().source());
        }
    }

    private static ImpressionValue value(Shown shown, Instant at, boolean isClick) {
        return new ImpressionValue(shown.productId(), at, isClick);
    }
}

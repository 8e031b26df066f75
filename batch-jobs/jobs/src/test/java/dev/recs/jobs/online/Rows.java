package dev.recs.jobs.online;

import dev.recs.model.event.ReferredEvent.Response;
import dev.recs.model.event.ReferredKind;
import dev.recs.stores.events.ShownRow;
import dev.recs.stores.events.StoredEvent;
import dev.recs.stores.events.UserCounts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows of one user, in the order in which they are named, and what they come to. */
final class Rows {

    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    static final Period PERIOD = Period.lastDays(3, NOON.plus(Duration.ofHours(9)), Duration.ofDays(7));

    private final List<StoredEvent> rows = new ArrayList<>();
    private final String user;

    Rows(String user) {
        this.user = user;
    }

    Rows() {
        this("u");
    }

    Rows impression(String product, Response response, Instant at) {
        return add(ReferredKind.IMPRESSION, product, response, at);
    }

    Rows click(String product, Response response, Instant at) {
        return add(ReferredKind.CLICK, product, response, at);
    }

    Rows add(ReferredKind kind, String product, Response response, Instant at) {
        rows.add(new StoredEvent(
                user,
                new ShownRow(rows.size() + 1L, kind, product, response.recommendationId(), response, at),
                false,
                null,
                ""));
        return this;
    }

    /** In the shop, with a price. */
    Rows order(String order, String product, Response response, Instant at, String price) {
        ShownRow row = new ShownRow(rows.size() + 1L, ReferredKind.ORDER, product, order, response, at);
        String[] amount = price.split(" ", 2);
        rows.add(
                price.isEmpty()
                        ? new StoredEvent(user, row, true, null, "")
                        : new StoredEvent(user, row, true, new BigDecimal(amount[0]), amount[1]));
        return this;
    }

    List<StoredEvent> list() {
        return rows;
    }

    Attribution attribution() {
        return new Attribution(rows, PERIOD);
    }

    /** Of all that was shown. */
    UserCounts all() {
        return of(Dimension.ALL, "all");
    }

    UserCounts of(Dimension dimension, String name) {
        Map<Group, UserCounts> counts = attribution().counts();
        return counts.getOrDefault(new Group(dimension, name), new UserCounts());
    }

    /** What counts on which side of the hold-out. */
    List<String> comparedFrom(Instant firstOfHoldOut) {
        return new Attribution(rows, PERIOD.comparedFrom(firstOfHoldOut))
                .counts().entrySet().stream()
                        .filter(group -> group.getKey().dimension() == Dimension.HOLD_OUT)
                        .map(group -> "%s: %d shown, %d ordered"
                                .formatted(
                                        group.getKey().name(),
                                        group.getValue().impressions(),
                                        group.getValue().orders()))
                        .toList();
    }

    static Response list(String id) {
        return new Response(id, "recommendations", "personalized", "", 0);
    }

    static Response similar(String id) {
        return new Response(id, "similar", "similar", "", 0);
    }
}

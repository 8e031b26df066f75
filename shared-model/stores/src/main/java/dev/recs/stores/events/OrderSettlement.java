package dev.recs.stores.events;

import dev.recs.model.UserId;
import dev.recs.model.event.EventUserHasher;
import dev.recs.model.event.ReferredEvent.Response;
import dev.recs.model.event.ReferredKind;
import dev.recs.stores.SqlTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes the orders among the rows of {@code recs_events} those of the shop: with the amounts that its view of purchases has now, so that a
 * return takes revenue back and a cancelled order its row.
 *
 * <p>An order that an event of the API announced belongs to the response that the event names. Any other line belongs to the response that
 * last showed the product to the user in the window before: one that was followed or led to the basket, else one that was only seen. A
 * line that no response showed gets no row. Repeating it changes nothing.
 */
public final class OrderSettlement {

    /** How long rows are kept, and so how far back orders are looked at. */
    public static final Duration KEPT = Duration.ofDays(400);

    /** The clocks of shop and API need not agree, and a shop may tell whole seconds. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final OrderedLines orders;
    private final EventUserHasher hasher;
    private final Duration window;

    /** @param key that of the tombstones */
    public OrderSettlement(JdbcClient jdbc, OrderedLines orders, byte[] key, Duration window) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.hasher = new EventUserHasher(key);
        this.window = window;
    }

    public void settle(Collection<UserId> users, Instant now) {
        Map<UserId, List<StoredEvent>> rows = rowsOf(users);
        if (rows.isEmpty()) {
            return;
        }
        Map<UserId, List<OrderedLine>> lines = orders.since(rows.keySet(), now.minus(KEPT));
        rows.forEach((user, own) -> settle(user, own, lines.getOrDefault(user, List.of())));
    }

    /** Writes only what differs: most of a user's orders are as they were. */
    private void settle(UserId user, List<StoredEvent> rows, List<OrderedLine> lines) {
        Map<OrderKey, StoredEvent> stored = new HashMap<>();
        Map<String, List<ShownRow>> shown = new HashMap<>();
        for (StoredEvent event : rows) {
            ShownRow row = event.row();
            if (row.kind() == ReferredKind.ORDER) {
                stored.put(new OrderKey(row.productId(), row.reference()), event);
            } else {
                shown.computeIfAbsent(row.productId(), ignored -> new ArrayList<>())
                        .add(row);
            }
        }
        for (OrderedLine line : lines) {
            StoredEvent order = stored.remove(
                    new OrderKey(line.line().productId(), line.line().orderId()));
            if (order == null) {
                responseOf(line.line(), shown.getOrDefault(line.line().productId(), List.of()))
                        .ifPresent(response -> write(user, line, response));
            } else if (!isSettledAs(order, line)) {
                write(user, line, order.row().response());
            }
        }
        stored.values().stream()
                .filter(StoredEvent::isSettled)
                .forEach(gone -> jdbc.sql("DELETE FROM recs_events WHERE id = ? AND is_settled")
                        .param(gone.row().id())
                        .update());
    }

    private static boolean isSettledAs(StoredEvent order, OrderedLine line) {
        return order.isSettled()
                && order.row().at().equals(line.line().at().truncatedTo(ChronoUnit.MILLIS))
                && order.currency().equals(line.currency())
                && (order.amount() == null
                        ? line.amount() == null
                        : line.amount() != null && order.amount().compareTo(line.amount()) == 0);
    }

    /** @param shown of the line's product */
    private Optional<Response> responseOf(OrderedLine.Line line, List<ShownRow> shown) {
        Comparator<ShownRow> latest = Comparator.<ShownRow, Boolean>comparing(
                        row -> row.kind() != ReferredKind.IMPRESSION)
                .thenComparing(ShownRow::at);
        return shown.stream()
                .filter(row -> !row.at().isAfter(line.at().plus(CLOCKS))
                        && row.at().isAfter(line.at().minus(window)))
                .max(latest)
                .map(ShownRow::response);
    }

    private void write(UserId user, OrderedLine line, Response response) {
        jdbc.sql(
                        "INSERT INTO recs_events (user_hash, kind, product_id, reference, recommendation_id, placement, source, shelf,"
                                + " variant, happened_at, is_settled, amount, currency)"
                                + " VALUES (?, 'order', ?, ?, ?, ?, ?, ?, ?, ?, TRUE, ?, ?)"
                                + " ON DUPLICATE KEY UPDATE happened_at = VALUES(happened_at), is_settled = TRUE,"
                                + " amount = VALUES(amount), currency = VALUES(currency)")
                .param(hasher.hash(user))
                .param(line.line().productId())
                .param(line.line().orderId())
                .param(response.recommendationId())
                .param(response.placement())
                .param(response.source())
                .param(response.shelf())
                .param(response.variant())
                .param(SqlTimes.write(line.line().at()))
                .param(line.amount())
                .param(line.currency())
                .update();
    }

    /** In one query; users without rows are left out. */
    private Map<UserId, List<StoredEvent>> rowsOf(Collection<UserId> users) {
        Map<UserId, List<StoredEvent>> rows = new HashMap<>();
        if (users.isEmpty()) {
            return rows;
        }
        Map<String, UserId> byHash = HashMap.newHashMap(users.size());
        users.forEach(user -> byHash.put(hasher.hash(user), user));
        jdbc.sql("SELECT " + StoredEvent.COLUMNS + " FROM recs_events WHERE user_hash IN (:hashes)")
                .param("hashes", byHash.keySet())
                .query(row -> {
                    StoredEvent event = StoredEvent.read(row);
                    UserId user = Objects.requireNonNull(byHash.get(event.userHash()));
                    rows.computeIfAbsent(user, ignored -> new ArrayList<>()).add(event);
                });
        return rows;
    }

    private record OrderKey(String productId, String orderId) {}
}

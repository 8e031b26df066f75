package dev.recs.stores.catalog;

import dev.recs.model.order.OrderSource;
import dev.recs.stores.shop.IdColumn;
import dev.recs.stores.shop.ShopView;
import dev.recs.stores.shop.ShopViews;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every purchase of the store, streamed by user: in ranges of users where an index gives their order ({@link UserRanges}), so that MySQL sorts
 * a range at a time; else in one query, whose rows it sorts in a temporary file.
 */
public final class OrderLines implements OrderSource {

    private static final int FETCH_SIZE = 10_000;
    private static final int LINES_OF_A_RANGE = 200_000;
    private static final String LINES =
            "SELECT user_id, product_id, purchased_at FROM recs_purchases WHERE purchased_at <= ?";
    private static final String ORDER = " ORDER BY user_id, purchased_at, product_id";

    private final JdbcTemplate jdbc;
    private final ShopViews shop;
    private final int linesOfARange;

    public OrderLines(JdbcTemplate jdbc, ShopViews shop) {
        this(jdbc, shop, LINES_OF_A_RANGE);
    }

    /** @param linesOfARange read at once, about */
    OrderLines(JdbcTemplate jdbc, ShopViews shop, int linesOfARange) {
        this.jdbc = jdbc;
        this.shop = shop;
        this.linesOfARange = linesOfARange;
        jdbc.setFetchSize(FETCH_SIZE);
    }

    @Override
    public void forEach(Instant asOf, OrderLine line) {
        Object until = shop.bound(asOf, ShopView.PURCHASES, "purchased_at");
        UserRanges ranges = new UserRanges(jdbc, shop.ids(ShopView.PURCHASES, "user_id"), linesOfARange);
        if (ranges.areIndexed()) {
            inRanges(ranges, until, line);
        } else {
            read(until, Optional.empty(), Optional.empty(), line);
        }
    }

    void inRanges(UserRanges ranges, Object until, OrderLine line) {
        Optional<Object> after = Optional.empty();
        do {
            Optional<Object> upTo = ranges.end(after);
            read(until, after, upTo, line);
            after = upTo;
        } while (after.isPresent());
    }

    /** @param after a user id, exclusive; {@code upTo} inclusive */
    private void read(Object until, Optional<Object> after, Optional<Object> upTo, OrderLine line) {
        IdColumn users = shop.ids(ShopView.PURCHASES, "user_id");
        IdColumn products = shop.ids(ShopView.PURCHASES, "product_id");
        List<Object> bound = new ArrayList<>(List.of(until));
        after.ifPresent(bound::add);
        upTo.ifPresent(bound::add);
        jdbc.query(
                LINES
                        + (after.isPresent() ? " AND user_id > ?" : "")
                        + (upTo.isPresent() ? " AND user_id <= ?" : "")
                        + ORDER,
                row -> {
                    line.accept(
                            users.text(row, "user_id"),
                            products.text(row, "product_id"),
                            shop.time(row, ShopView.PURCHASES, "purchased_at"));
                },
                bound.toArray());
    }
}

package dev.recs.stores.catalog;

import dev.recs.model.order.OrderSource;
import dev.recs.stores.shop.IdColumn;
import dev.recs.stores.shop.ShopView;
import dev.recs.stores.shop.ShopViews;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every purchase of the store, streamed by user: in ranges of users where an index gives their order ({@link UserRanges}), so that MySQL sorts
 * a range at a time; else in one query, whose rows it sorts in a temporary file. Lines without a user, as a guest's may be, are left out.
 */
public final class OrderLines implements OrderSource {

    private static final int FETCH_SIZE = 10_000;
    private static final int LINES_OF_A_RANGE = 200_000;
    private static final String LINES =
            "SELECT user_id, product_id, purchased_at FROM recs_purchases WHERE purchased_at <= ?";

    private final Function<Instant, JdbcTemplate> reads;
    private final ShopViews shop;
    private final int linesOfARange;

    public OrderLines(BulkReads reads, ShopViews shop) {
        this(reads::upTo, shop, LINES_OF_A_RANGE);
    }

    /** @param linesOfARange read at once, about */
    OrderLines(Function<Instant, JdbcTemplate> reads, ShopViews shop, int linesOfARange) {
        this.reads = reads;
        this.shop = shop;
        this.linesOfARange = linesOfARange;
    }

    @Override
    public void forEach(Instant asOf, OrderLine line) {
        Object until = shop.bound(asOf, ShopView.PURCHASES, "purchased_at");
        JdbcTemplate jdbc = streaming(asOf);
        UserRanges ranges = new UserRanges(jdbc, shop.ids(ShopView.PURCHASES, "user_id"), linesOfARange);
        if (ranges.areIndexed()) {
            inRanges(jdbc, ranges, until, line);
        } else {
            read(jdbc, new Range(until, Optional.empty(), Optional.empty()), line);
        }
    }

    /** The lines of a user lie together, also where the collation takes two users for one. */
    private static String order(IdColumn users) {
        String exact = users.sqlExact("user_id");
        return " ORDER BY user_id" + (exact.equals("user_id") ? "" : ", " + exact) + ", purchased_at, product_id";
    }

    void inRanges(JdbcTemplate jdbc, UserRanges ranges, Object until, OrderLine line) {
        Optional<Object> after = Optional.empty();
        do {
            Optional<Object> upTo = ranges.end(after);
            read(jdbc, new Range(until, after, upTo), line);
            after = upTo;
        } while (after.isPresent());
    }

    /** On a template of its own, since the others read no result as a stream. */
    private JdbcTemplate streaming(Instant asOf) {
        JdbcTemplate jdbc =
                new JdbcTemplate(Objects.requireNonNull(reads.apply(asOf).getDataSource()));
        jdbc.setFetchSize(FETCH_SIZE);
        return jdbc;
    }

    private void read(JdbcTemplate jdbc, Range range, OrderLine line) {
        IdColumn users = shop.ids(ShopView.PURCHASES, "user_id");
        IdColumn products = shop.ids(ShopView.PURCHASES, "product_id");
        List<Object> bound = new ArrayList<>(List.of(range.until()));
        range.after().ifPresent(bound::add);
        range.upTo().ifPresent(bound::add);
        jdbc.query(
                LINES
                        + (range.after().isPresent() ? " AND user_id > ?" : "")
                        + (range.upTo().isPresent() ? " AND user_id <= ?" : "")
                        + order(users),
                row -> {
                    String user = users.text(row, "user_id");
                    if (!user.isEmpty()) {
                        line.accept(
                                user,
                                products.text(row, "product_id"),
                                shop.time(row, ShopView.PURCHASES, "purchased_at"));
                    }
                },
                bound.toArray());
    }

    /**
     * Part of the lines.
     *
     * @param until a moment, as it is bound
     * @param after a user id, exclusive; {@code upTo} inclusive
     */
    private record Range(Object until, Optional<Object> after, Optional<Object> upTo) {}
}

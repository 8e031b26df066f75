package dev.recs.stores.totals;

import dev.recs.model.event.ReferredEvent.Response;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcOperations;

/** Tables {@code recs_experiment_totals} and {@code recs_event_totals}: sums over users who were erased. */
public final class ErasedTotals {

    private static final String ADD =
            " ON DUPLICATE KEY UPDATE acting = acting + VALUES(acting), total = total + VALUES(total), squares = squares + VALUES(squares),"
                    + " by_impressions = by_impressions + VALUES(by_impressions)";

    private final JdbcOperations jdbc;

    public ErasedTotals(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** By variant, as events have it. */
    public Map<Integer, UserSums> of(String experiment) {
        Map<Integer, UserSums> sums = new HashMap<>();
        jdbc.query(
                "SELECT variant, quantity, currency, acting, total, squares, by_impressions, by_orders_before"
                        + " FROM recs_experiment_totals WHERE experiment = ?",
                row -> {
                    sums.merge(row.getInt("variant"), sums(row, row.getBigDecimal("by_orders_before")), UserSums::plus);
                },
                experiment);
        return sums;
    }

    /** Of days, both included. A user counts once for each day and place. */
    public Map<DayAndPlace, UserSums> of(LocalDate first, LocalDate last) {
        Map<DayAndPlace, UserSums> sums = new TreeMap<>();
        jdbc.query(
                "SELECT happened_on, placement, source, shelf, variant, quantity, currency, acting, total, squares, by_impressions"
                        + " FROM recs_event_totals WHERE happened_on BETWEEN ? AND ?",
                row -> {
                    Response response = new Response(
                            "",
                            row.getString("placement"),
                            row.getString("source"),
                            row.getString("shelf"),
                            row.getInt("variant"));
                    LocalDate day = row.getObject("happened_on", LocalDate.class);
                    sums.merge(new DayAndPlace(day, response), sums(row, BigDecimal.ZERO), UserSums::plus);
                },
                first,
                last);
        return sums;
    }

    private static UserSums sums(ResultSet row, BigDecimal byOrdersBefore) throws SQLException {
        Quantity quantity = new Quantity(Quantity.Kind.of(row.getString("quantity")), row.getString("currency"));
        return new UserSums(Map.of(
                quantity,
                new QuantitySums(
                        row.getLong("acting"),
                        row.getBigDecimal("total"),
                        row.getBigDecimal("squares"),
                        row.getBigDecimal("by_impressions"),
                        byOrdersBefore)));
    }

    void add(String experiment, VariantUser user) {
        user.sums()
                .byQuantity()
                .forEach((quantity, sums) -> jdbc.update(
                        "INSERT INTO recs_experiment_totals (experiment, variant, quantity, currency, acting, total, squares,"
                                + " by_impressions, by_orders_before) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + ADD + ", by_orders_before = by_orders_before + VALUES(by_orders_before)",
                        experiment,
                        user.variant(),
                        quantity.kind().wireName(),
                        quantity.currency(),
                        sums.acting(),
                        sums.sum(),
                        sums.squares(),
                        sums.byImpressions(),
                        sums.byOrdersBefore()));
    }

    void add(DayAndPlace of, UserSums user) {
        List<Object> place = List.of(
                of.day(),
                of.response().placement(),
                of.response().source(),
                of.response().shelf(),
                of.response().variant());
        user.byQuantity().forEach((quantity, sums) -> {
            List<Object> values = new ArrayList<>(place);
            values.addAll(List.of(
                    quantity.kind().wireName(),
                    quantity.currency(),
                    sums.acting(),
                    sums.sum(),
                    sums.squares(),
                    sums.byImpressions()));
            jdbc.update(
                    "INSERT INTO recs_event_totals (happened_on, placement, source, shelf, variant, quantity, currency, acting, total,"
                            + " squares, by_impressions) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" + ADD,
                    values.toArray());
        });
    }

    /** Of an experiment whose rows are deleted for their age. @return how many lines */
    public long delete(String experiment) {
        return jdbc.update("DELETE FROM recs_experiment_totals WHERE experiment = ?", experiment);
    }

    /** With the rows of those days that are deleted for their age. @return how many lines */
    public long deleteBefore(LocalDate day) {
        return jdbc.update("DELETE FROM recs_event_totals WHERE happened_on < ?", day);
    }
}

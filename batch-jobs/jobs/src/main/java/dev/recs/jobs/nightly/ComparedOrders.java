package dev.recs.jobs.nightly;

import dev.recs.model.UserId;
import dev.recs.stores.shop.OrderSum;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each user's orders were when they were compared last, in {@code recs_compared_orders}. */
final class ComparedOrders {

    /** The row that says that all users were compared once. */
    private static final String EVERYBODY = "";

    private static final int PAGE = 1_000;

    private final JdbcClient jdbc;

    ComparedOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a comparison of all users came to its end before. */
    boolean isComplete() {
        return jdbc.sql("SELECT COUNT(*) FROM recs_compared_orders WHERE user_id = ?")
                        .param(EVERYBODY)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void setComplete() {
        save(List.of(EVERYBODY, 0, 0));
    }

    /** Of those who had order lines then. */
    Map<UserId, OrderSum> load(Collection<UserId> users) {
        Map<UserId, OrderSum> sums = new HashMap<>();
        jdbc.sql("SELECT user_id, order_lines, checksum FROM recs_compared_orders WHERE user_id IN (:users)")
                .param("users", values(users))
                .query(row -> {
                    sums.put(
                            new UserId(row.getString("user_id")),
                            new OrderSum(row.getLong("order_lines"), row.getLong("checksum")));
                });
        return sums;
    }

    /** One statement for all; a user without order lines has no row. */
    void save(Map<UserId, OrderSum> sums) {
        List<Object> values = new ArrayList<>(3 * sums.size());
        List<UserId> without = new ArrayList<>();
        sums.forEach((user, sum) -> {
            if (sum.equals(OrderSum.NONE)) {
                without.add(user);
            } else {
                Collections.addAll(values, user.value(), sum.lines(), sum.checksum());
            }
        });
        save(values);
        delete(without);
    }

    private void save(List<Object> values) {
        if (!values.isEmpty()) {
            jdbc.sql("INSERT INTO recs_compared_orders (user_id, order_lines, checksum) VALUES "
                            + String.join(", ", Collections.nCopies(values.size() / 3, "(?, ?, ?)"))
                            + " ON DUPLICATE KEY UPDATE order_lines = VALUES(order_lines), checksum = VALUES(checksum)")
                    .params(values)
                    .update();
        }
    }

    long count() {
        return jdbc.sql("SELECT COUNT(*) FROM recs_compared_orders WHERE user_id <> ?")
                .param(EVERYBODY)
                .query(Long.class)
                .single();
    }

    /** The next users of whom there is a row, by id; empty at the end. */
    List<UserId> after(String user) {
        return jdbc.sql("SELECT user_id FROM recs_compared_orders WHERE user_id > ? ORDER BY user_id LIMIT " + PAGE)
                .param(user)
                .query((row, number) -> new UserId(row.getString("user_id")))
                .list();
    }

    void delete(Collection<UserId> users) {
        if (!users.isEmpty()) {
            jdbc.sql("DELETE FROM recs_compared_orders WHERE user_id IN (:users)")
                    .param("users", values(users))
                    .update();
        }
    }

    private static List<String> values(Collection<UserId> users) {
        return users.stream().map(UserId::value).toList();
    }
}

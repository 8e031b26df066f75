package dev.recs.jobs.check;

import dev.recs.model.UserId;
import dev.recs.stores.outbox.Outbox;
import dev.recs.stores.shop.ShopOrders;
import dev.recs.stores.shop.ShopPurchases;
import dev.recs.stores.shop.ShopUsers;
import dev.recs.stores.shop.ShopUsers.Active;
import dev.recs.stores.shop.ShopUsers.Range;
import dev.recs.stores.shop.ShopViews;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether MySQL finds what we ask of one user, order, event or page by an index: each of these queries is run once, with ids of the shop, and
 * MySQL is asked for its plan. Training, counts and the catalog read everything and are not looked at.
 */
public final class QueryPlanCheck {

    private static final String SUBJECT = "queries of a user, an order or a page that read a whole table";
    private static final String ADVICE =
            "use the shop's own indexed columns in the views, without a function, a GROUP BY or a DISTINCT around them";
    private static final int SAMPLE = 20;

    /** No EXPLAIN of a view whose tables may not be read; no right to a table, a column, or to anything. */
    private static final Set<Integer> RIGHTS = Set.of(1345, 1142, 1143, 1227);

    private final DataSource mysql;
    private final ShopViews shop;

    public QueryPlanCheck(DataSource mysql, ShopViews shop) {
        this.mysql = mysql;
        this.shop = shop;
    }

    /**
     * The plans of the queries of each name: a line for each table, with type of access and index; equal plans are told once.
     *
     * @param now up to when activity is read
     */
    public Map<String, List<String>> describe(Instant now) {
        Map<String, List<String>> described = new LinkedHashMap<>();
        plans(now)
                .forEach((name, plans) -> described.put(
                        name,
                        plans.stream()
                                .map(ExplainedQueries.Plan::describe)
                                .distinct()
                                .toList()));
        return described;
    }

    /** @param now up to when activity is read */
    public CheckResult run(Instant now) {
        try {
            Map<String, List<ExplainedQueries.Plan>> plans = plans(now);
            if (plans.isEmpty()) {
                return unexamined("not examined: recs_users is empty; check again once the shop has users");
            }
            List<String> scans = new ArrayList<>();
            plans.forEach((name, ofName) -> ofName.forEach(plan -> plan.scans()
                    .forEach(scan -> scans.add("%s: %s, about %d rows".formatted(name, scan.table(), scan.rows())))));
            long examined = plans.values().stream().mapToLong(List::size).sum();
            return new CheckResult(SUBJECT, examined, scans.size(), 0, scans, ADVICE);
        } catch (DataAccessException e) {
            if (!lacksRight(e)) {
                throw e;
            }
            return unexamined(
                    "not examined: EXPLAIN needs SHOW VIEW and SELECT on the shop's tables (docs/guide/rights.md)");
        }
    }

    private static CheckResult unexamined(String reason) {
        return new CheckResult(SUBJECT, 0, 0, 0, List.of(reason), ADVICE);
    }

    /** Whether the account may not look into the views; whatever else fails is a failure of the check. */
    private static boolean lacksRight(DataAccessException failure) {
        return failure.getMostSpecificCause() instanceof SQLException sql && RIGHTS.contains(sql.getErrorCode());
    }

    private Map<String, List<ExplainedQueries.Plan>> plans(Instant now) {
        ExplainedQueries explained = new ExplainedQueries(mysql);
        JdbcClient jdbc = JdbcClient.create(explained);
        ShopUsers users = new ShopUsers(jdbc, shop);
        Map<String, List<ExplainedQueries.Plan>> plans = new LinkedHashMap<>();
        List<Active> first = users.page(Range.WHOLE, Optional.empty(), SAMPLE);
        explained.taken();
        if (first.isEmpty()) {
            return plans;
        }
        List<UserId> some = first.stream().map(Active::userId).toList();
        Range rest = Range.WHOLE.from(some.getFirst());
        Range range = new Range(some.getFirst().value(), some.getLast().value());
        Instant since = now.minus(Duration.ofDays(90));
        users.page(rest, Optional.empty(), SAMPLE);
        plans.put("a page of users", explained.taken());
        users.page(rest, Optional.of(since), SAMPLE);
        plans.put("a page of active users", explained.taken());
        users.accounts(some);
        plans.put("accounts of a chunk", explained.taken());
        users.listed(some);
        plans.put("users that are listed", explained.taken());
        users.within(range, some);
        plans.put("users within a range", explained.taken());
        ShopPurchases purchases = new ShopPurchases(jdbc, shop);
        purchases.byProduct(some, now);
        plans.put("purchases of a chunk", explained.taken());
        purchases.someOrder(some).ifPresent(order -> {
            explained.taken();
            new ShopOrders(jdbc, shop).visible(List.of(order));
            plans.put("orders that are visible", explained.taken());
        });
        Outbox outbox = new Outbox(jdbc);
        outbox.unsent(SAMPLE);
        outbox.unacknowledged(Duration.ofMinutes(1), SAMPLE);
        outbox.find(some);
        plans.put("the outbox", explained.taken());
        return plans;
    }
}

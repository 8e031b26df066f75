package dev.recs.jobs.online;

import dev.recs.jobs.experiments.statistics.Moments;
import dev.recs.jobs.experiments.statistics.Moments.Products;
import dev.recs.jobs.experiments.statistics.PerUser;
import dev.recs.model.experiment.Metric;
import dev.recs.stores.events.UserCounts;
import dev.recs.stores.totals.Quantity;
import dev.recs.stores.totals.QuantitySums;
import dev.recs.stores.totals.UserSums;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** What users came to in one group, added up. Not thread-safe. */
public final class GroupTotals {

    private static final double THOUSAND = 1_000;

    private String name;
    private final Map<String, BigDecimal> revenue = new TreeMap<>();
    private final Map<String, Numerators> paid = new TreeMap<>();
    private Denominators shown = Denominators.NONE;
    private Numerators clicked = Numerators.NONE;
    private Numerators ordered = Numerators.NONE;
    private long users;
    private long orders;
    private long carts;

    GroupTotals(String name) {
        this.name = name;
    }

    void add(UserCounts user) {
        double impressions = (double) user.impressions();
        shown = shown.plus(impressions);
        clicked = clicked.plus((double) user.clicks(), impressions);
        ordered = ordered.plus((double) user.orders(), 1);
        users++;
        orders += user.orders();
        carts += user.carts();
        user.revenue().forEach((currency, amount) -> {
            revenue.merge(currency, amount, BigDecimal::add);
            Numerators before = paid.getOrDefault(currency, Numerators.NONE);
            paid.put(currency, before.plus(amount.doubleValue(), impressions));
        });
    }

    /**
     * Adds what users came to who were erased since. Their days and places are known, but not which of them were of one user: each counts as a
     * user of its own in the intervals of click-through and revenue, and none among the users.
     */
    void add(UserSums erased) {
        QuantitySums impressions = erased.of(Quantity.IMPRESSIONS);
        shown = shown.plus(new Denominators(
                impressions.acting(),
                impressions.sum().doubleValue(),
                impressions.squares().doubleValue()));
        clicked = clicked.plus(numerators(erased.of(Quantity.CLICKS)));
        carts += erased.of(Quantity.CARTS).sum().longValueExact();
        orders += erased.of(Quantity.ORDERS).sum().longValueExact();
        erased.byQuantity().forEach((quantity, sums) -> {
            if (quantity.kind() == Quantity.Kind.REVENUE) {
                revenue.merge(quantity.currency(), sums.sum(), BigDecimal::add);
                paid.merge(quantity.currency(), numerators(sums), Numerators::plus);
            }
        });
    }

    private static Numerators numerators(QuantitySums sums) {
        return new Numerators(
                sums.acting(),
                sums.sum().doubleValue(),
                sums.squares().doubleValue(),
                sums.byImpressions().doubleValue());
    }

    public String name() {
        return name;
    }

    GroupTotals named(String name) {
        this.name = name;
        return this;
    }

    /** Who were shown something, without those who were erased. */
    public long users() {
        return users;
    }

    public long impressions() {
        return (long) shown.sum();
    }

    public long clicks() {
        return (long) clicked.sum();
    }

    public long carts() {
        return carts;
    }

    public long orders() {
        return orders;
    }

    /** By currency; without those whose prices the shop does not tell. */
    public Map<String, BigDecimal> revenue() {
        return revenue;
    }

    /** Clicks by impressions. */
    public Ratio clickThrough() {
        return Ratio.of(clicked, shown);
    }

    /** Orders by users, both without those who were erased; 0 if nobody is left. */
    public Ratio conversion() {
        return users == 0 ? new Ratio(0, new Ratio.TooFew(0, 0)) : Ratio.of(ordered, Denominators.ones(users));
    }

    /** Of users who are left: by impressions, or by users. */
    Moments moments(Metric metric, String currency) {
        Numerators y = switch (metric) {
            case CLICK_THROUGH -> clicked;
            case CONVERSION -> ordered;
            case REVENUE_PER_USER -> paid.getOrDefault(currency, Numerators.NONE);
        };
        boolean isByImpressions = metric == Metric.CLICK_THROUGH;
        Denominators x = isByImpressions ? shown : Denominators.ones(shown.users());
        return new Moments(
                x.users(),
                y.acting(),
                new PerUser(x.sum(), y.sum(), 0),
                new PerUser(x.squares(), y.squares(), 0),
                new Products(isByImpressions ? y.products() : y.sum(), 0, 0));
    }

    /** Revenue of a currency by a thousand impressions. */
    public Ratio revenuePerThousand(String currency) {
        return Ratio.of(paid.getOrDefault(currency, Numerators.NONE), shown).times(THOUSAND);
    }
}

package dev.recs.jobs.online;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** What users came to in one group, added up. Not thread-safe. */
public final class GroupTotals {

    private static final double THOUSAND = 1_000;

    private final String name;
    private final Map<String, BigDecimal> revenue = new TreeMap<>();
    private final Map<String, Numerators> paid = new TreeMap<>();
    private Denominators shown = Denominators.NONE;
    private Numerators clicked = Numerators.NONE;
    private Numerators ordered = Numerators.NONE;
    private long carts;

    GroupTotals(String name) {
        this.name = name;
    }

    void add(UserCounts user) {
        double impressions = (double) user.impressions();
        shown = shown.plus(impressions);
        clicked = clicked.plus((double) user.clicks(), impressions);
        ordered = ordered.plus((double) user.orders(), 1);
        carts += user.carts();
        user.revenue().forEach((currency, amount) -> {
            revenue.merge(currency, amount, BigDecimal::add);
            Numerators before = paid.getOrDefault(currency, Numerators.NONE);
            paid.put(currency, before.plus(amount.doubleValue(), impressions));
        });
    }

    public String name() {
        return name;
    }

    /** Who were shown something. */
    public long users() {
        return shown.users();
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
        return (long) ordered.sum();
    }

    /** By currency; without those whose prices the shop does not tell. */
    public Map<String, BigDecimal> revenue() {
        return revenue;
    }

    /** Clicks by impressions. */
    public Ratio clickThrough() {
        return Ratio.of(clicked, shown);
    }

    /** Orders by users. */
    public Ratio conversion() {
        return Ratio.of(ordered, Denominators.ones(shown.users()));
    }

    /** Revenue of a currency by a thousand impressions. */
    public Ratio revenuePerThousand(String currency) {
        return Ratio.of(paid.getOrDefault(currency, Numerators.NONE), shown).times(THOUSAND);
    }
}

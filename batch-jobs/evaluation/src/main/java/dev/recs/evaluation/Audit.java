package dev.recs.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a shopkeeper would find in the lists of this product: whether its sentences are true, and how alike the lists are. Of the first ten
 * products of the lists that leave out what the user has.
 *
 * @param lists how many were looked at
 * @param firstReasons how often each type is the first reason of a product, the most frequent first
 * @param claims sentences that a product is popular, new or rising
 * @param becauseYouBought products on shelves of that title; true are those with enough common buyers and lift
 * @param support median of their common buyers, and of their lift
 * @param spread how the products are spread over the lists
 * @param page lists to read
 */
public record Audit(
        int lists,
        Map<String, Integer> firstReasons,
        Checked claims,
        Checked becauseYouBought,
        Support support,
        Spread spread,
        String page) {

    public Audit {
        firstReasons = new LinkedHashMap<>(firstReasons);
    }

    /** For the terminal. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        int all = Math.max(
                1, firstReasons.values().stream().mapToInt(Integer::intValue).sum());
        lines.add("audit of %d lists, first ten products".formatted(lists));
        firstReasons.forEach((type, count) -> lines.add(percent("  first reason %-20s".formatted(type), count, all)));
        lines.add("  popularity claims true: %d of %d".formatted(claims.isTrue(), claims.all()));
        lines.add(String.format(
                Locale.ROOT,
                "  because you bought: %d of %d products with enough common buyers and lift; median %.0f buyers, lift %.1f",
                becauseYouBought.isTrue(),
                becauseYouBought.all(),
                support.commonBuyers(),
                support.lift()));
        lines.add(String.format(
                Locale.ROOT,
                "  most designs of a family: %d, on average %.2f; lists with two variants of a product: %d",
                spread.mostOfFamily(),
                spread.meanOfFamily(),
                spread.listsWithVariants()));
        lines.add(String.format(
                Locale.ROOT,
                "  without a personal reason of a quarter: %.1f %% of the products of users with five orders and more",
                100 * spread.impersonal()));
        lines.add(String.format(
                Locale.ROOT,
                "  two users share %.1f %% of their products; %.1f %% of the catalog is on a list; ten products hold %.1f %% of the places",
                100 * spread.overlap(),
                100 * spread.coverage(),
                100 * spread.topTenShare()));
        return lines;
    }

    /** For scripts. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("lists", lists);
        fields.put("firstReasons", firstReasons);
        fields.put("claims", claims.all());
        fields.put("trueClaims", claims.isTrue());
        fields.put("becauseYouBought", becauseYouBought.all());
        fields.put("trueBecauseYouBought", becauseYouBought.isTrue());
        fields.put("medianCommonBuyers", support.commonBuyers());
        fields.put("medianLift", support.lift());
        fields.put("mostOfFamily", spread.mostOfFamily());
        fields.put("meanOfFamily", spread.meanOfFamily());
        fields.put("listsWithVariants", spread.listsWithVariants());
        fields.put("impersonal", spread.impersonal());
        fields.put("overlap", spread.overlap());
        fields.put("coverage", spread.coverage());
        fields.put("topTenShare", spread.topTenShare());
        return fields;
    }

    private static String percent(String name, int count, int all) {
        return String.format(Locale.ROOT, "%s %5.1f %%", name, 100.0 * count / all);
    }

    /** How many there are, and how many of them are true. */
    public record Checked(int all, int isTrue) {}

    /** Medians; 0 where there is nothing. */
    public record Support(double commonBuyers, double lift) {}

    /**
     * How the products are spread over the lists.
     *
     * @param mostOfFamily designs of one family on any list
     * @param meanOfFamily the same as the mean over all lists
     * @param impersonal part of the products without a personal reason of a quarter of the score, of users with five orders and more
     * @param overlap mean part of their products that two users share
     * @param coverage part of the catalog that is on any list
     * @param topTenShare part of all places that the ten products shown most have
     */
    public record Spread(
            int mostOfFamily,
            double meanOfFamily,
            int listsWithVariants,
            double impersonal,
            double overlap,
            double coverage,
            double topTenShare) {}
}

package dev.recs.evaluation.diff;

import dev.recs.evaluation.diff.ListDiff.Traits;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.recommendation.Recommendation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A difference in lines for the terminal. */
public final class DiffText {

    static final int CHANGES = 10;
    private static final int CATEGORIES = 8;
    private static final int READ = 5;

    private DiffText() {}

    public static List<String> lines(ListDiff diff, ProductIndex products) {
        List<String> lines = new ArrayList<>(figures(diff));
        lines.add("");
        lines.add("first reasons:");
        lines.addAll(shares(diff.now().reasons(), diff.then().reasons(), Integer.MAX_VALUE));
        lines.add("");
        lines.add("categories, largest changes first:");
        lines.addAll(shares(diff.now().categories(), diff.then().categories(), CATEGORIES));
        for (ListPair pair : diff.largestChanges(CHANGES)) {
            lines.add("");
            lines.add("user %s, overlap %.0f %%".formatted(pair.userId().value(), 100 * pair.overlap()));
            lines.add("  now:  " + names(pair.now(), products));
            lines.add("  then: " + names(pair.then(), products));
        }
        return lines;
    }

    /** The figures that fit into a line each. */
    static List<String> figures(ListDiff diff) {
        Traits now = diff.now();
        Traits then = diff.then();
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%d users: %d lists the same, overlap of the first ten %.1f %%",
                        diff.pairs().size(),
                        diff.same(),
                        100 * diff.overlap()),
                "lists: %d now, %d then".formatted(now.lists(), then.lists()),
                String.format(
                        Locale.ROOT,
                        "products shown: %d now (%.1f %% of the catalog), %d then (%.1f %%)",
                        now.products(),
                        100 * now.coverage(),
                        then.products(),
                        100 * then.coverage()),
                "median price: %s now, %s then".formatted(price(now), price(then)));
    }

    private static String price(Traits traits) {
        return traits.medianPrice() == null ? "none" : traits.medianPrice().toPlainString();
    }

    /** Lines of what is on either side, largest change first. */
    private static List<String> shares(Map<String, Double> now, Map<String, Double> then, int most) {
        TreeSet<String> names = new TreeSet<>(now.keySet());
        names.addAll(then.keySet());
        return names.stream()
                .sorted(Comparator.comparingDouble((String name) -> -Math.abs(share(then, name) - share(now, name))))
                .limit(most)
                .map(name -> String.format(
                        Locale.ROOT,
                        "  %-32s %5.1f %% -> %5.1f %%",
                        name,
                        100 * share(now, name),
                        100 * share(then, name)))
                .toList();
    }

    private static double share(Map<String, Double> shares, String name) {
        @Nullable Double share = shares.get(name);
        return share == null ? 0 : share;
    }

    private static String names(List<Recommendation> items, ProductIndex products) {
        return items.isEmpty()
                ? "no list"
                : items.stream()
                        .limit(READ)
                        .map(item -> products.nameOf(item.productId().value()))
                        .collect(Collectors.joining(", "));
    }
}

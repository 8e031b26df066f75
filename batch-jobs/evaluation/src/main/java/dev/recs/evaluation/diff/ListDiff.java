package dev.recs.evaluation.diff;

import dev.recs.model.UserId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.RecommendationList;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the first places of many users' lists differ between two configurations.
 *
 * @param pairs one a user who gets a list with at least one of them
 * @param now what the lists of now are made of
 * @param then what those of the other configuration are made of
 */
public record ListDiff(List<ListPair> pairs, Traits now, Traits then) {

    private static final String NO_CATEGORY = "without a category";

    public ListDiff {
        pairs = List.copyOf(pairs);
    }

    /** @param k places of a list that count */
    public static ListDiff of(
            List<RecommendationList> now, List<RecommendationList> then, ProductIndex products, int k) {
        Map<UserId, List<Recommendation>> first = heads(now, k);
        Map<UserId, List<Recommendation>> second = heads(then, k);
        Set<UserId> users = new LinkedHashSet<>(first.keySet());
        users.addAll(second.keySet());
        List<ListPair> pairs = users.stream()
                .map(user ->
                        new ListPair(user, first.getOrDefault(user, List.of()), second.getOrDefault(user, List.of())))
                .toList();
        return new ListDiff(
                pairs,
                Traits.of(pairs.stream().map(ListPair::now).toList(), products),
                Traits.of(pairs.stream().map(ListPair::then).toList(), products));
    }

    private static Map<UserId, List<Recommendation>> heads(List<RecommendationList> lists, int k) {
        return lists.stream()
                .collect(Collectors.toMap(
                        RecommendationList::userId,
                        list -> list.items().stream().limit(k).toList(),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    /** Mean over the users; 1 without users. */
    public double overlap() {
        return pairs.stream().mapToDouble(ListPair::overlap).average().orElse(1);
    }

    public long same() {
        return pairs.stream().filter(ListPair::isSame).count();
    }

    /** Those whose lists differ, least overlap first; ties by id. */
    public List<ListPair> largestChanges(int most) {
        return pairs.stream()
                .filter(pair -> !pair.isSame())
                .sorted(Comparator.comparingDouble(ListPair::overlap)
                        .thenComparing(pair -> pair.userId().value()))
                .limit(most)
                .toList();
    }

    /**
     * What lists are made of.
     *
     * @param lists how many are not empty
     * @param products different ones on all lists
     * @param coverage part of the catalog that these are
     * @param medianPrice of all places whose product has a price; null if none has
     * @param reasons part of the places by the wire name of their first reason
     * @param categories part of the places by category
     */
    public record Traits(
            long lists,
            long products,
            double coverage,
            @Nullable BigDecimal medianPrice,
            Map<String, Double> reasons,
            Map<String, Double> categories) {

        static Traits of(List<List<Recommendation>> lists, ProductIndex index) {
            List<Recommendation> places = lists.stream().flatMap(List::stream).toList();
            List<Product> products = places.stream()
                    .map(place -> index.numberOf(place.productId().value()))
                    .filter(number -> number != ProductIndex.UNKNOWN)
                    .map(index::product)
                    .toList();
            long different =
                    places.stream().map(Recommendation::productId).distinct().count();
            return new Traits(
                    lists.stream().filter(list -> !list.isEmpty()).count(),
                    different,
                    index.size() == 0 ? 0 : (double) different / index.size(),
                    median(products.stream().map(Product::price)),
                    shares(places, Traits::firstReason),
                    shares(products, product -> product.category().isBlank() ? NO_CATEGORY : product.category()));
        }

        private static String firstReason(Recommendation place) {
            List<Reason> reasons = place.reasons();
            return reasons.isEmpty() ? "none" : reasons.getFirst().type().wireName();
        }

        private static @Nullable BigDecimal median(Stream<@Nullable BigDecimal> prices) {
            List<BigDecimal> sorted = new ArrayList<>();
            prices.forEach(price -> {
                if (price != null && price.signum() > 0) {
                    sorted.add(price);
                }
            });
            sorted.sort(Comparator.naturalOrder());
            return sorted.isEmpty() ? null : sorted.get(sorted.size() / 2);
        }

        private static <T> Map<String, Double> shares(List<T> places, Function<T, String> nameOf) {
            return places.stream()
                    .collect(Collectors.groupingBy(
                            nameOf,
                            TreeMap::new,
                            Collectors.collectingAndThen(
                                    Collectors.counting(), count -> (double) count / places.size())));
        }
    }
}

package dev.recs.recommender.shelves;

import dev.recs.model.ProductId;
import dev.recs.model.activity.PurchasedProduct;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.profile.RecentView;
import dev.recs.recommender.ranking.RankingRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The category of each product as a number; 0 where it has none. */
final class Categories {

    private static final int NONE = 0;

    private final ProductIndex index;
    private final int[] numbers;
    private final List<String> names = new ArrayList<>(List.of(""));

    Categories(ProductIndex index) {
        this.index = index;
        this.numbers = new int[index.size()];
        Map<String, Integer> byName = new HashMap<>(Map.of("", NONE));
        for (int product = 0; product < numbers.length; product++) {
            numbers[product] = byName.computeIfAbsent(index.product(product).category(), name -> {
                names.add(name);
                return names.size() - 1;
            });
        }
    }

    boolean isOf(int product, int category) {
        return numbers[product] == category;
    }

    String name(int category) {
        return names.get(category);
    }

    /** What a user bought and looked at most, the first in the order of names among equals; not those without a name. */
    List<Integer> mostUsed(RankingRequest request, int limit) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (PurchasedProduct purchase : request.activity().purchases()) {
            count(purchase.productId(), purchase.days(), counts);
        }
        for (RecentView view : request.activity().views()) {
            count(view.productId(), 1, counts);
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> name(entry.getKey())))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void count(ProductId productId, int times, Map<Integer, Integer> counts) {
        int product = index.numberOf(productId.value());
        if (product != ProductIndex.UNKNOWN && numbers[product] != NONE) {
            counts.merge(numbers[product], times, Integer::sum);
        }
    }
}

package dev.recs.model.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a profile was made of, newest first.
 *
 * @param weights of the purchases, then of the searches, then of the views, in their order, together 1; none in a profile of release 1.0.0
 */
public record DataSnapshot(
        List<RecentPurchase> recentPurchases,
        List<RecentSearch> recentSearches,
        List<RecentView> recentViews,
        List<String> dominantCategories,
        List<Double> weights) {

    public DataSnapshot {
        recentPurchases = List.copyOf(recentPurchases);
        recentSearches = List.copyOf(recentSearches);
        recentViews = List.copyOf(recentViews);
        dominantCategories = List.copyOf(dominantCategories);
        weights = List.copyOf(weights);
    }

    /** One whose weights are not known. */
    public DataSnapshot(
            List<RecentPurchase> recentPurchases,
            List<RecentSearch> recentSearches,
            List<RecentView> recentViews,
            List<String> dominantCategories) {
        this(recentPurchases, recentSearches, recentViews, dominantCategories, List.of());
    }

    /** The same without some of the searches, and without their weights. */
    public DataSnapshot withoutSearches(Predicate<RecentSearch> forgotten) {
        List<RecentSearch> searches = new ArrayList<>();
        List<Double> left = new ArrayList<>(weights);
        for (int i = recentSearches.size() - 1; i >= 0; i--) {
            if (!forgotten.test(recentSearches.get(i))) {
                searches.addFirst(recentSearches.get(i));
            } else if (!left.isEmpty()) {
                left.remove(recentPurchases.size() + i);
            }
        }
        return new DataSnapshot(recentPurchases, searches, recentViews, dominantCategories, left);
    }
}

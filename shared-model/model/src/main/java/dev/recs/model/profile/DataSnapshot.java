package dev.recs.model.profile;

import java.util.List;

/** What a profile was made of, newest first. */
public record DataSnapshot(
        List<RecentPurchase> recentPurchases,
        List<RecentSearch> recentSearches,
        List<RecentView> recentViews,
        List<String> dominantCategories) {

    public DataSnapshot {
        recentPurchases = List.copyOf(recentPurchases);
        recentSearches = List.copyOf(recentSearches);
        recentViews = List.copyOf(recentViews);
        dominantCategories = List.copyOf(dominantCategories);
    }
}

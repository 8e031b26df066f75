package dev.recs.model.activity;

import dev.recs.model.UserId;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one user did up to a moment.
 *
 * @param createdAt when the account was opened
 * @param purchases latest first
 * @param searches newest first
 * @param views newest first
 * @param shown what the storefront showed, newest first
 */
public record Activity(
        UserId userId,
        Instant createdAt,
        boolean personalizationEnabled,
        List<PurchasedProduct> purchases,
        List<RecentSearch> searches,
        List<RecentView> views,
        List<Shown> shown) {

    public Activity {
        purchases = List.copyOf(purchases);
        searches = List.copyOf(searches);
        views = List.copyOf(views);
        shown = List.copyOf(shown);
    }

    public boolean isEmpty() {
        return purchases.isEmpty() && searches.isEmpty() && views.isEmpty();
    }

    /** The same purchases with other searches and views. */
    public Activity withEvents(List<RecentSearch> otherSearches, List<RecentView> otherViews) {
        return new Activity(userId, createdAt, personalizationEnabled, purchases, otherSearches, otherViews, shown);
    }

    /** Time of the newest event, {@link Instant#EPOCH} if there is none. */
    public Instant until() {
        return Stream.of(
                        purchases.stream().map(PurchasedProduct::last),
                        searches.stream().map(RecentSearch::timestamp),
                        views.stream().map(RecentView::timestamp))
                .flatMap(times -> times)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}

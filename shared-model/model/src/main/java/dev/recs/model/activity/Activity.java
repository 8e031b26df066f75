package dev.recs.model.activity;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.model.refusal.Refusals;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What one user did up to a moment.
 *
 * @param createdAt when the account was opened
 * @param purchases latest first
 * @param searches newest first
 * @param views newest first
 * @param shown what the storefront showed, newest first
 * @param refusals what the user took out, whether it is among the others still or not
 */
public record Activity(
        UserId userId,
        Instant createdAt,
        boolean personalizationEnabled,
        List<PurchasedProduct> purchases,
        List<RecentSearch> searches,
        List<RecentView> views,
        List<Shown> shown,
        Refusals refusals) {

    public Activity {
        purchases = List.copyOf(purchases);
        searches = List.copyOf(searches);
        views = List.copyOf(views);
        shown = List.copyOf(shown);
    }

    /** Of a user who refused nothing. */
    public Activity(
            UserId userId,
            Instant createdAt,
            boolean personalizationEnabled,
            List<PurchasedProduct> purchases,
            List<RecentSearch> searches,
            List<RecentView> views,
            List<Shown> shown) {
        this(userId, createdAt, personalizationEnabled, purchases, searches, views, shown, Refusals.NONE);
    }

    public boolean isEmpty() {
        return purchases.isEmpty() && searches.isEmpty() && views.isEmpty();
    }

    /** The same purchases with other searches and views. */
    public Activity withEvents(List<RecentSearch> otherSearches, List<RecentView> otherViews) {
        return new Activity(
                userId, createdAt, personalizationEnabled, purchases, otherSearches, otherViews, shown, refusals);
    }

    /** The same of a user who refused these. */
    public Activity with(Refusals others) {
        return new Activity(userId, createdAt, personalizationEnabled, purchases, searches, views, shown, others);
    }

    /**
     * The same without what the user refused.
     *
     * @param categoryOf the category of a product, empty if it has none
     */
    public Activity withoutRefused(Function<ProductId, String> categoryOf) {
        if (refusals.isEmpty()) {
            return this;
        }
        return new Activity(
                userId,
                createdAt,
                personalizationEnabled,
                purchases.stream()
                        .filter(purchase -> refusals.isPurchaseEvidence(
                                purchase.productId(), categoryOf.apply(purchase.productId())))
                        .toList(),
                searches.stream().filter(refusals::isEvidence).toList(),
                views.stream()
                        .filter(view -> refusals.isEvidence(view, categoryOf.apply(view.productId())))
                        .toList(),
                shown,
                refusals);
    }

    /** The same with the products only that are evidence of what the user likes. */
    public Activity where(Predicate<ProductId> isEvidence) {
        if (purchases.stream().map(PurchasedProduct::productId).allMatch(isEvidence)
                && views.stream().map(RecentView::productId).allMatch(isEvidence)) {
            return this;
        }
        return new Activity(
                userId,
                createdAt,
                personalizationEnabled,
                purchases.stream()
                        .filter(purchase -> isEvidence.test(purchase.productId()))
                        .toList(),
                searches,
                views.stream().filter(view -> isEvidence.test(view.productId())).toList(),
                shown,
                refusals);
    }

    /** The same with so many searches and views at most, the newest. */
    public Activity latest(int maxSearches, int maxViews) {
        return searches.size() <= maxSearches && views.size() <= maxViews
                ? this
                : withEvents(
                        searches.stream().limit(maxSearches).toList(),
                        views.stream().limit(maxViews).toList());
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

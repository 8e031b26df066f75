package dev.recs.jobs.dryrun;

import dev.recs.jobs.nightly.Selection;
import dev.recs.jobs.nightly.UserPages;
import dev.recs.model.UserId;
import dev.recs.model.activity.Activity;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.pipeline.StaleLists;
import dev.recs.pipeline.embedding.EmbeddingEstimate;
import dev.recs.pipeline.embedding.EmbeddingEstimator;
import dev.recs.recommender.profile.Profiler;
import dev.recs.recommender.signal.SignalWeigher;
import dev.recs.stores.activity.Activities;
import dev.recs.stores.catalog.Products;
import dev.recs.stores.shop.ShopUsers.Active;
import dev.recs.stores.shop.ShopUsers.Range;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Walks the catalog and the users of a selection as a run would, and counts the texts instead of embedding them. */
public final class DryRun {

    private static final int CHUNK = 500;

    private final Selected selected;
    private final Activities activities;
    private final Catalog catalog;
    private final Supplier<EmbeddingEstimator> estimators;

    DryRun(Selected selected, Activities activities, Catalog catalog, Supplier<EmbeddingEstimator> estimators) {
        this.selected = selected;
        this.activities = activities;
        this.catalog = catalog;
        this.estimators = estimators;
    }

    /** What a run of a selection would send. */
    public EmbeddingEstimate estimate(Selection selection, Instant asOf) {
        EmbeddingEstimator estimator = estimators.get();
        Profiler texts = catalog(estimator);
        Range unread = Range.WHOLE;
        List<Active> page = selected.pages().page(selection, asOf, unread);
        while (!page.isEmpty()) {
            users(
                    selected.of(selection, page, asOf).stream()
                            .map(Active::userId)
                            .toList(),
                    asOf,
                    texts,
                    estimator);
            unread = unread.from(page.getLast().userId());
            page = selected.pages().page(selection, asOf, unread);
        }
        return estimator.estimate();
    }

    /** What a refresh of some users would send. */
    public EmbeddingEstimate estimate(List<UserId> users, Instant asOf) {
        EmbeddingEstimator estimator = estimators.get();
        users(users, asOf, catalog(estimator), estimator);
        return estimator.estimate();
    }

    private Profiler catalog(EmbeddingEstimator estimator) {
        ProductIndex index = new ProductIndex(catalog.products().all());
        List<String> texts = index.products().stream().map(ProductIndex::textOf).toList();
        for (int from = 0; from < texts.size(); from += CHUNK) {
            estimator.add(0, texts.subList(from, Math.min(from + CHUNK, texts.size())));
        }
        return catalog.profilers().apply(index);
    }

    private void users(List<UserId> users, Instant asOf, Profiler texts, EmbeddingEstimator estimator) {
        List<Activity> counted = activities.load(users, asOf).stream()
                .filter(Activity::personalizationEnabled)
                .filter(activity -> !activity.isEmpty())
                .toList();
        estimator.add(
                counted.size(),
                counted.stream()
                        .flatMap(activity ->
                                texts.texts(activity, catalog.weigher().weigh(activity, asOf)).stream())
                        .toList());
    }

    /**
     * The products of now, and what users need of them.
     *
     * @param profilers tells which texts a user needs, by the products
     */
    record Catalog(Products products, Function<ProductIndex, Profiler> profilers, SignalWeigher weigher) {}

    /** Who belongs to a selection. */
    record Selected(UserPages pages, StaleLists staleLists) {

        List<Active> of(Selection selection, List<Active> page, Instant asOf) {
            return selection == Selection.STALE ? staleLists.among(page, asOf) : page;
        }
    }
}

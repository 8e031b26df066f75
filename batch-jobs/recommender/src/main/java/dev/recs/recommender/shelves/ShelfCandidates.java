package dev.recs.recommender.shelves;

import dev.recs.model.activity.PurchasedProduct;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.recommendation.ShelfKind;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.Neighbours;
import dev.recs.recommender.ranking.RankingRequest;
import dev.recs.recommender.ranking.Scored;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The candidates of each kind of shelf for one user. */
final class ShelfCandidates {

    /** Purchases, searches and categories that are tried until one has enough to show. */
    private static final int TRIED = 5;

    /** From this weight of {@link CatalogModel#similar} on, a text is like another one. */
    private static final double MIN_SIMILARITY = 0.3;

    /** Candidates for a place, because several may be variants of one product. */
    private static final int VARIANTS = 8;

    private final CatalogModel model;
    private final RankingRequest request;
    private final Scored scored;
    private final ProductsOnPage page;

    ShelfCandidates(CatalogModel model, RankingRequest request, Scored scored, ProductsOnPage page) {
        this.model = model;
        this.request = request;
        this.scored = scored;
        this.page = page;
    }

    /** What others bought with one of the latest purchases: its associations, those that it speaks for most first. */
    Optional<ShelfDraft> becauseYouBought() {
        return ofPurchase(ShelfKind.BECAUSE_YOU_BOUGHT, product -> row(model.associations(), product, 0));
    }

    /** What has a text like one of the latest purchases. */
    Optional<ShelfDraft> similarTo() {
        return ofPurchase(ShelfKind.SIMILAR_TO, product -> row(model.similar(), product, MIN_SIMILARITY));
    }

    private Optional<ShelfDraft> ofPurchase(ShelfKind kind, IntFunction<int[]> products) {
        return request.activity().purchases().stream()
                .map(purchase -> model.index().numberOf(purchase.productId().value()))
                .filter(product -> product != ProductIndex.UNKNOWN)
                .limit(TRIED)
                .flatMap(product ->
                        shelf(kind, model.index().idOf(product).value(), page.free(products.apply(product))).stream())
                .findFirst();
    }

    /** The neighbours of a product from a weight on, in their order. */
    private static int[] row(Neighbours neighbours, int product, double from) {
        return IntStream.range(0, neighbours.count(product))
                .filter(rank -> neighbours.weight(product, rank) >= from)
                .map(rank -> neighbours.id(product, rank))
                .toArray();
    }

    /** What the user bought more than once, as it is due. */
    Optional<ShelfDraft> buyAgain() {
        Set<Integer> repeated = repeated();
        if (repeated.size() < ShelfDraft.FEWEST) {
            return Optional.empty();
        }
        int[] repeats = Arrays.stream(scored.repeats())
                .filter(repeated::contains)
                .filter(page::isFreeAgain)
                .toArray();
        return shelf(ShelfKind.BUY_AGAIN, "", page.fitting(repeats));
    }

    /** What the latest search fits. */
    Optional<ShelfDraft> inspiredBySearch() {
        return request.activity().searches().stream()
                .map(RecentSearch::query)
                .distinct()
                .limit(TRIED)
                .map(search -> shelf(ShelfKind.INSPIRED_BY_SEARCH, search, matching(search)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The best of the category that the user buys and views most. */
    Optional<ShelfDraft> moreInCategory(Categories categories) {
        for (int category : categories.mostUsed(request, TRIED)) {
            int[] best = scored.best(
                    VARIANTS * page.shelfSize(), product -> categories.isOf(product, category) && page.isFree(product));
            Optional<ShelfDraft> shelf =
                    shelf(ShelfKind.MORE_IN_CATEGORY, categories.name(category), page.fitting(best));
            if (shelf.isPresent()) {
                return shelf;
            }
        }
        return Optional.empty();
    }

    Optional<ShelfDraft> trending(int[] trending) {
        return shelf(ShelfKind.TRENDING, "", page.free(trending));
    }

    private Set<Integer> repeated() {
        Set<Integer> repeated = new HashSet<>();
        for (PurchasedProduct purchase : request.activity().purchases()) {
            if (purchase.days() > 1) {
                repeated.add(model.index().numberOf(purchase.productId().value()));
            }
        }
        return repeated;
    }

    private int[] matching(String search) {
        return page.free(scored.matching(search, request.searchVectors().get(search)));
    }

    private static Optional<ShelfDraft> shelf(ShelfKind kind, String subject, int[] products) {
        return products.length < ShelfDraft.FEWEST
                ? Optional.empty()
                : Optional.of(new ShelfDraft(kind, subject, products));
    }
}

package dev.recs.recommender.shelves;

import dev.recs.model.activity.PurchasedProduct;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.recommendation.ShelfKind;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.Neighbours;
import dev.recs.recommender.model.TopK;
import dev.recs.recommender.ranking.RankingRequest;
import dev.recs.recommender.ranking.Scored;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The candidates of each kind of shelf for one user. */
final class ShelfCandidates {

    /** Purchases, searches and categories that are tried until one has enough to show. */
    private static final int TRIED = 5;

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

    /** What others bought with the latest purchase, the best for this user first. */
    Optional<ShelfDraft> becauseYouBought() {
        int tried = 0;
        for (PurchasedProduct purchase : request.activity().purchases()) {
            int product = model.index().numberOf(purchase.productId().value());
            if (product != ProductIndex.UNKNOWN && tried++ < TRIED) {
                Optional<ShelfDraft> shelf =
                        shelf(ShelfKind.BECAUSE_YOU_BOUGHT, purchase.productId().value(), bestNeighbours(product));
                if (shelf.isPresent()) {
                    return shelf;
                }
            }
        }
        return Optional.empty();
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
                .limit(page.shelfSize())
                .toArray();
        return shelf(ShelfKind.BUY_AGAIN, "", repeats);
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
                    page.shelfSize(), product -> categories.isOf(product, category) && page.isFree(product));
            Optional<ShelfDraft> shelf = shelf(ShelfKind.MORE_IN_CATEGORY, categories.name(category), best);
            if (shelf.isPresent()) {
                return shelf;
            }
        }
        return Optional.empty();
    }

    Optional<ShelfDraft> trending(int[] trending) {
        return shelf(ShelfKind.TRENDING, "", page.free(trending));
    }

    private int[] bestNeighbours(int product) {
        Neighbours neighbours = model.coPurchase();
        TopK topK = new TopK(page.shelfSize());
        for (int rank = 0; rank < neighbours.count(product) && neighbours.weight(product, rank) > 0; rank++) {
            int other = neighbours.id(product, rank);
            if (page.isFree(other)) {
                topK.offer(other, scored.of(other));
            }
        }
        return topK.drain();
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

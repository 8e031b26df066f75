package dev.recs.recommender.shelves;

import dev.recs.model.recommendation.Shelf;
import dev.recs.model.recommendation.ShelfKind;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.TopK;
import dev.recs.recommender.ranking.Claims;
import dev.recs.recommender.ranking.RankingRequest;
import dev.recs.recommender.ranking.Scored;
import dev.recs.recommender.variants.Variants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the shelves of one user; safe for any number of threads. */
public final class ShelfMaker {

    private static final int TRENDING = 300;

    private final CatalogModel model;
    private final ShelfSettings settings;
    private final Categories categories;
    private final int[] trending;
    private final Variants variants;

    public ShelfMaker(CatalogModel model, ShelfSettings settings, Variants variants) {
        this.model = model;
        this.variants = variants;
        this.settings = settings;
        this.categories = new Categories(model.index());
        this.trending = trending(model);
    }

    /**
     * @param scored what the main list was made of
     * @param list the main list, by number
     */
    public List<Shelf> shelves(RankingRequest request, Scored scored, int[] list) {
        List<Shelf> shelves = new ArrayList<>(settings.count());
        ProductsOnPage page = new ProductsOnPage(scored, settings.size(), variants);
        page.show(list, settings.besides());
        ShelfCandidates candidates = new ShelfCandidates(model, request, scored, page);
        for (ShelfKind kind : ShelfKind.values()) {
            if (shelves.size() < settings.count()) {
                draft(kind, candidates, shelves.isEmpty()).ifPresent(draft -> {
                    page.show(draft.products(), draft.products().length);
                    shelves.add(draft.toShelf(model.index()));
                });
            }
        }
        return shelves;
    }

    /** @param isFirst whether there is no shelf yet: only then the texts speak for a purchase, because nobody's purchases do */
    private Optional<ShelfDraft> draft(ShelfKind kind, ShelfCandidates candidates, boolean isFirst) {
        return switch (kind) {
            case BECAUSE_YOU_BOUGHT -> candidates.becauseYouBought();
            case SIMILAR_TO -> isFirst ? candidates.similarTo() : Optional.empty();
            case BUY_AGAIN -> candidates.buyAgain();
            case INSPIRED_BY_SEARCH -> candidates.inspiredBySearch();
            case MORE_IN_CATEGORY -> candidates.moreInCategory(categories);
            case TRENDING -> candidates.trending(trending);
        };
    }

    /** Only what sells well by the count of its buyers. */
    private static int[] trending(CatalogModel model) {
        Claims claims = new Claims(model.buyers());
        float[] now = model.trends().now();
        TopK topK = new TopK(Math.min(TRENDING, now.length));
        for (int product = 0; product < now.length; product++) {
            if (now[product] > 0 && claims.sellsWell(product)) {
                topK.offer(product, now[product]);
            }
        }
        return topK.drain();
    }
}

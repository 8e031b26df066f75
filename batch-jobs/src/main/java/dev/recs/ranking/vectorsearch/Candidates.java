package dev.recs.ranking.vectorsearch;

import dev.recs.neighbours.CatalogModel;
import dev.recs.neighbours.NearestProducts;

/** Chooses who finds the products that fit a text: the catalog model in memory, or MongoDB. */
public final class Candidates {

    private final CandidateSettings settings;
    private final VectorSearch search;

    Candidates(CandidateSettings settings, VectorSearch search) {
        this.settings = settings;
        this.search = search;
    }

    public NearestProducts of(CatalogModel model) {
        return switch (settings.source()) {
            case MEMORY -> model.texts();
            case VECTOR_SEARCH ->
                new VectorSearchProducts(
                        search, model.index(), settings.vectorSearch().limit());
        };
    }
}

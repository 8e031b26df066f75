package dev.recs.pipeline.candidates;

import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.NearestProducts;
import dev.recs.stores.vectorsearch.CandidateSettings;
import dev.recs.stores.vectorsearch.VectorSearch;

/** Chooses who finds the products that fit a text: the catalog model in memory, or MongoDB. */
public final class Candidates {

    private final CandidateSettings settings;
    private final VectorSearch search;

    public Candidates(CandidateSettings settings, VectorSearch search) {
        this.settings = settings;
        this.search = search;
    }

    public NearestProducts of(CatalogModel model) {
        return switch (settings.source()) {
            case MEMORY -> model.content();
            case VECTOR_SEARCH ->
                new VectorSearchProducts(
                        search,
                        model.index(),
                        model.content(),
                        settings.vectorSearch().limit());
        };
    }
}

package dev.recs.stores.lists;

import dev.recs.stores.fakes.InMemoryRecommendations;

final class RecommendationsFakeTest extends RecommendationsContract {

    @Override
    Recommendations create() {
        return new InMemoryRecommendations();
    }
}

package dev.recs.evaluation;

import dev.recs.model.Embedding;
import dev.recs.model.activity.Activity;
import dev.recs.model.profile.RecentSearch;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The searches and views before a cut, with the vectors of the searches by text. */
record Searched(StoreEvents events, Map<String, Embedding> vectors) {

    static final Searched NOTHING = new Searched(StoreEvents.NONE, Map.of());

    Searched {
        vectors = Map.copyOf(vectors);
    }

    static Searched load(StoreEvents events, FileVectors vectors) {
        List<String> texts = events.searches().values().stream()
                .flatMap(Collection::stream)
                .map(RecentSearch::query)
                .distinct()
                .toList();
        return new Searched(events, vectors.embed(texts, done -> {}));
    }

    /** What a user bought, and did besides. */
    Activity load(Activity purchases) {
        return purchases.withEvents(
                events.searches().getOrDefault(purchases.userId(), List.of()),
                events.views().getOrDefault(purchases.userId(), List.of()));
    }
}

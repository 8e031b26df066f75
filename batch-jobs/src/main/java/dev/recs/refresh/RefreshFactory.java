package dev.recs.refresh;

import dev.recs.activity.ActivityStore;
import dev.recs.embedding.Embedder;
import dev.recs.neighbours.CatalogModel;
import dev.recs.profile.Profiler;
import dev.recs.ranking.Ranker;
import dev.recs.ranking.RankingSettings;
import java.time.Clock;
import java.util.Objects;

/** Makes the refresh that ranks with a catalog model. */
public final class RefreshFactory {

    private final ActivityStore activityStore;
    private final Embedder embedder;
    private final Refresh.Destinations destinations;
    private final Clock clock;

    public RefreshFactory(
            ActivityStore activityStore, Embedder embedder, Refresh.Destinations destinations, Clock clock) {
        this.activityStore = activityStore;
        this.embedder = embedder;
        this.destinations = destinations;
        this.clock = clock;
    }

    public Refresh of(CatalogModel model) {
        String recipe = Integer.toHexString(
                Objects.hash(RankingSettings.DEFAULT, embedder.space().toString()));
        return new Refresh(
                activityStore,
                embedder,
                new Refresh.Stages(
                        new Profiler(model.index(), embedder.space(), recipe),
                        new Ranker(model, RankingSettings.DEFAULT),
                        clock),
                destinations);
    }
}

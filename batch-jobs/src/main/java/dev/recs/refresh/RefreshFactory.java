package dev.recs.refresh;

import dev.recs.neighbours.CatalogModel;
import dev.recs.profile.Profiler;
import dev.recs.ranking.Ranker;
import dev.recs.ranking.RankingSettings;
import dev.recs.ranking.vectorsearch.Candidates;
import dev.recs.signal.SignalWeigher;
import java.time.Clock;

/** Makes the refresh that ranks with a catalog model. */
public final class RefreshFactory {

    private final Refresh.Parts parts;
    private final RankingSettings weights;
    private final Candidates candidates;
    private final Clock clock;

    RefreshFactory(Refresh.Parts parts, RankingSettings weights, Candidates candidates, Clock clock) {
        this.parts = parts;
        this.weights = weights;
        this.candidates = candidates;
        this.clock = clock;
    }

    /** The recipe of a profile is that of the configuration; a list's also names the model. */
    public Refresh of(CatalogModel model) {
        String space = parts.embedder().space().toString();
        String recipe = Integer.toHexString("%s %s".formatted(weights, space).hashCode());
        return new Refresh(
                parts,
                new Stages(
                        new SignalWeigher(),
                        new Profiler(model.index(), parts.embedder().space(), recipe),
                        new Ranker(model, weights, candidates.of(model)),
                        new Stages.Label("bought-together+content/" + space, recipe + "/" + model.asOf()),
                        clock));
    }
}

package dev.recs.refresh;

import dev.recs.lists.CurrentListSettings;
import dev.recs.lists.ListMaker;
import dev.recs.neighbours.CatalogModel;
import dev.recs.profile.ProfileEmbedding;
import dev.recs.profile.Profiler;
import dev.recs.ranking.vectorsearch.Candidates;
import dev.recs.signal.SignalWeigher;
import java.time.Clock;

/** Makes the refresh that ranks with a catalog model. */
public final class RefreshFactory {

    private final Refresh.Parts parts;
    private final CurrentListSettings settings;
    private final Candidates candidates;
    private final ProfileEmbedding way;
    private final Clock clock;

    RefreshFactory(
            Refresh.Parts parts,
            CurrentListSettings settings,
            Candidates candidates,
            ProfileEmbedding way,
            Clock clock) {
        this.parts = parts;
        this.settings = settings;
        this.candidates = candidates;
        this.way = way;
        this.clock = clock;
    }

    /**
     * With the rules as they are now.
     *
     * <p>The recipe of a profile is the space of its vectors and how they are made; a list's also names settings, rules and the model.
     */
    public Refresh of(CatalogModel model) {
        String space = parts.embedder().space().toString();
        return new Refresh(
                parts,
                new Stages(
                        new SignalWeigher(),
                        new Profiler(model.index(), parts.embedder().space(), space + " " + way, way),
                        new ListMaker(model, settings.get(), candidates.of(model)),
                        new Stages.Label("bought-together+content/" + space, space + "/" + model.asOf()),
                        clock));
    }
}

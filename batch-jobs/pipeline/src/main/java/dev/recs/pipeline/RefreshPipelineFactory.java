package dev.recs.pipeline;

import dev.recs.pipeline.candidates.Candidates;
import dev.recs.pipeline.embedding.TextVectorSource;
import dev.recs.recommender.lists.CurrentListSettings;
import dev.recs.recommender.lists.ListMaker;
import dev.recs.recommender.lists.ListSettings;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.profile.ProfileEmbedding;
import dev.recs.recommender.profile.Profiler;
import dev.recs.recommender.signal.SignalSettings;
import dev.recs.recommender.signal.SignalWeigher;
import java.time.Clock;

/** Makes the refresh that ranks with a catalog model. */
public final class RefreshPipelineFactory {

    private final RefreshPipeline.IoStages io;
    private final CurrentListSettings settings;
    private final Candidates candidates;
    private final ProfileEmbedding profileEmbedding;
    private final Clock clock;

    public RefreshPipelineFactory(
            RefreshPipeline.IoStages io,
            CurrentListSettings settings,
            Candidates candidates,
            ProfileEmbedding profileEmbedding,
            Clock clock) {
        this.io = io;
        this.settings = settings;
        this.candidates = candidates;
        this.profileEmbedding = profileEmbedding;
        this.clock = clock;
    }

    /** The same with vectors of another source, as one that does not wait for the provider. */
    public RefreshPipelineFactory with(TextVectorSource vectors) {
        return new RefreshPipelineFactory(io.with(vectors), settings, candidates, profileEmbedding, clock);
    }

    /**
     * With the rules as they are now.
     *
     * <p>The recipe of a profile is the space of its vectors and how they are made, of which signals; a list's also names settings, rules
     * and the model.
     */
    public RefreshPipeline create(CatalogModel model) {
        ListSettings now = settings.get();
        SignalSettings signals = now.signals();
        String space = io.vectors().space().toString();
        return new RefreshPipeline(
                io,
                new Stages(
                        new SignalWeigher(signals),
                        new Profiler(
                                model.index(),
                                io.vectors().space(),
                                "%s %s %s".formatted(space, profileEmbedding, signals.describe()),
                                profileEmbedding,
                                signals),
                        new ListMaker(model, now, candidates.of(model)),
                        new Stages.Label("bought-together+content/" + space, space + "/" + model.asOf()),
                        clock));
    }
}

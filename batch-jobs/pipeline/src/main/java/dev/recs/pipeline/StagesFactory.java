package dev.recs.pipeline;

import dev.recs.model.EmbeddingSpace;
import dev.recs.pipeline.candidates.Candidates;
import dev.recs.pipeline.experiments.CurrentLists;
import dev.recs.recommender.experiments.ListsByVariant;
import dev.recs.recommender.lists.ListMaker;
import dev.recs.recommender.lists.ListSettings;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.profile.ProfileEmbedding;
import dev.recs.recommender.profile.Profiler;
import dev.recs.recommender.signal.SignalSettings;
import dev.recs.recommender.signal.SignalWeigher;
import java.time.Clock;

/** Makes the stages that work with one catalog model. */
public final class StagesFactory {

    private final CurrentLists current;
    private final Candidates candidates;
    private final ProfileEmbedding profileEmbedding;
    private final Clock clock;

    public StagesFactory(CurrentLists current, Candidates candidates, ProfileEmbedding profileEmbedding, Clock clock) {
        this.current = current;
        this.candidates = candidates;
        this.profileEmbedding = profileEmbedding;
        this.clock = clock;
    }

    /**
     * With the rules and experiments as they are now.
     *
     * <p>The recipe of a profile is the space of its vectors and how they are made, of which signals; a list's also names settings, rules
     * and the model.
     */
    Stages create(CatalogModel model, EmbeddingSpace space) {
        ListsByVariant lists = current.get();
        ListSettings configured = lists.configured();
        SignalSettings signals = configured.signals();
        return new Stages(
                new SignalWeigher(signals),
                new Profiler(
                        model.index(),
                        space,
                        "%s %s %s".formatted(space, profileEmbedding, signals.describe()),
                        profileEmbedding,
                        signals),
                new ListMakers(lists, new ListMaker(model, configured, candidates.of(model))),
                new Stages.Label("bought-together+content/" + space, space + "/" + model.asOf()),
                clock);
    }
}

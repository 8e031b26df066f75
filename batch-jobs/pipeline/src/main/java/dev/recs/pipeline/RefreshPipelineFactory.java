package dev.recs.pipeline;

import dev.recs.pipeline.embedding.TextVectorSource;
import dev.recs.recommender.model.CatalogModel;

/** Makes the refresh that ranks with a catalog model, of stages that do not depend on one. */
public final class RefreshPipelineFactory {

    private final Eligibility eligibility;
    private final TextVectorSource vectors;
    private final StagesFactory stages;
    private final ListPublisher publisher;
    private final StageTimers timers;

    public RefreshPipelineFactory(
            Eligibility eligibility,
            TextVectorSource vectors,
            StagesFactory stages,
            ListPublisher publisher,
            StageTimers timers) {
        this.eligibility = eligibility;
        this.vectors = vectors;
        this.stages = stages;
        this.publisher = publisher;
        this.timers = timers;
    }

    /** The same with vectors of another source, as one that does not wait for the provider. */
    public RefreshPipelineFactory with(TextVectorSource others) {
        return new RefreshPipelineFactory(eligibility, others, stages, publisher, timers);
    }

    /** With the rules as they are now. */
    public RefreshPipeline create(CatalogModel model) {
        return new RefreshPipeline(eligibility, vectors, stages.create(model, vectors.space()), publisher, timers);
    }
}

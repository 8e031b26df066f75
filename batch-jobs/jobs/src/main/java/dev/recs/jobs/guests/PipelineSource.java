package dev.recs.jobs.guests;

import dev.recs.pipeline.RefreshPipeline;

/** Gives the refresh with the newest catalog model and rules. */
@FunctionalInterface
public interface PipelineSource {

    /** @throws dev.recs.model.failure.Misconfigured while no model was ever trained */
    RefreshPipeline current();
}

package dev.recs.pipeline;

import dev.recs.recommender.model.CatalogModel;

/**
 * The model that a run ranks with.
 *
 * @param remark why it is not the one trained for the moment of the run; empty if it is
 */
public record ModelChoice(CatalogModel model, String remark) {

    public String describe() {
        return "model as of " + model.asOf() + (remark.isEmpty() ? "" : ": " + remark);
    }

    ModelChoice with(CatalogModel extended) {
        return new ModelChoice(extended, remark);
    }
}

package dev.recs.jobs.worker;

import dev.recs.model.failure.Misconfigured;
import dev.recs.pipeline.CatalogModels;
import dev.recs.pipeline.RefreshPipeline;
import dev.recs.pipeline.RefreshPipelineFactory;
import dev.recs.pipeline.experiments.CurrentLists;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.stores.models.CurrentModel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The refresh with the newest catalog model, rules and experiments; replaced as a whole while batches that began with the old one end with it. */
final class LatestPipeline {

    private static final Logger LOG = LoggerFactory.getLogger(LatestPipeline.class);

    private final CatalogModels models;
    private final RefreshPipelineFactory refreshes;
    private final NewProducts newProducts;
    private final CurrentLists lists;
    private volatile @Nullable Loaded loaded;

    LatestPipeline(
            CatalogModels models, RefreshPipelineFactory refreshes, NewProducts newProducts, CurrentLists lists) {
        this.models = models;
        this.refreshes = refreshes;
        this.newProducts = newProducts;
        this.lists = lists;
    }

    /** @throws Misconfigured while no model was ever trained */
    RefreshPipeline get() {
        Loaded present = loaded;
        if (present == null) {
            reloadIfChanged();
            present = loaded;
        }
        if (present == null) {
            throw new Misconfigured("no catalog model yet: run 'recs refresh' once, the worker then goes on by itself");
        }
        return present.refresh();
    }

    /** Loads the model if its version has changed, adds products that are newer than it, and reads rules that have changed and what runs. */
    synchronized void reloadIfChanged() {
        boolean otherLists = lists.reloadIfChanged();
        Optional<String> version = models.current().map(CurrentModel::version);
        if (version.isEmpty()) {
            return;
        }
        Loaded present = loaded;
        if (present == null || !present.version().equals(version.get())) {
            CatalogModels.Versioned newest = models.load();
            load(newest.version(), newProducts.added(newest.model()));
            LOG.info("catalog model {} loaded", newest.version());
            return;
        }
        Optional<CatalogModel> changed = newProducts.isDue() ? newProducts.changed() : Optional.empty();
        if (otherLists || changed.isPresent()) {
            load(present.version(), changed.orElse(present.model()));
        }
    }

    private void load(String version, CatalogModel model) {
        loaded = new Loaded(version, model, refreshes.create(model));
    }

    private record Loaded(String version, CatalogModel model, RefreshPipeline refresh) {}
}

package dev.recs.worker;

import dev.recs.lists.CurrentListSettings;
import dev.recs.model.failure.Misconfigured;
import dev.recs.neighbours.CatalogModel;
import dev.recs.neighbours.CatalogModelStore;
import dev.recs.refresh.Refresh;
import dev.recs.refresh.RefreshFactory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The refresh with the newest catalog model and rules; replaced as a whole while batches that began with the old one end with it. */
final class CurrentRefresh {

    private static final Logger LOG = LoggerFactory.getLogger(CurrentRefresh.class);

    private final CatalogModelStore models;
    private final RefreshFactory refreshes;
    private final NewProducts newProducts;
    private final CurrentListSettings lists;
    private volatile @Nullable Loaded loaded;

    CurrentRefresh(
            CatalogModelStore models, RefreshFactory refreshes, NewProducts newProducts, CurrentListSettings lists) {
        this.models = models;
        this.refreshes = refreshes;
        this.newProducts = newProducts;
        this.lists = lists;
    }

    /** @throws Misconfigured while no model was ever learnt */
    Refresh get() {
        Loaded present = loaded;
        if (present == null) {
            look();
            present = loaded;
        }
        if (present == null) {
            throw new Misconfigured("no catalog model yet: run 'recs refresh' once, the worker then goes on by itself");
        }
        return present.refresh();
    }

    /** Loads the model if its version has changed, adds products that are newer than it, and reads rules that have changed. */
    synchronized void look() {
        boolean otherRules = lists.look();
        Optional<String> version = models.currentVersion();
        if (version.isEmpty()) {
            return;
        }
        Loaded present = loaded;
        if (present == null || !present.version().equals(version.get())) {
            load(version.get(), newProducts.added(models.load()));
            LOG.info("catalog model {} loaded", version.get());
            return;
        }
        Optional<CatalogModel> changed = newProducts.isDue() ? newProducts.changed() : Optional.empty();
        if (otherRules || changed.isPresent()) {
            load(version.get(), changed.orElse(present.model()));
        }
    }

    private void load(String version, CatalogModel model) {
        loaded = new Loaded(version, model, refreshes.of(model));
    }

    private record Loaded(String version, CatalogModel model, Refresh refresh) {}
}

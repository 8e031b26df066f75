package dev.recs.refresh;

import dev.recs.neighbours.CatalogModel;
import dev.recs.neighbours.CatalogModelStore;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The refresh of this process: with the model that its run made current, or, where no run is made, with the stored one. */
public final class Refreshes {

    private final CatalogModelStore models;
    private final RefreshFactory factory;
    private final AtomicReference<@Nullable Refresh> current = new AtomicReference<>();

    Refreshes(CatalogModelStore models, RefreshFactory factory) {
        this.models = models;
        this.factory = factory;
    }

    /** @throws dev.recs.model.failure.Misconfigured if no run has stored a model yet */
    public Refresh current() {
        Refresh refresh = current.get();
        return refresh == null ? load() : refresh;
    }

    void use(CatalogModel model) {
        current.set(factory.of(model));
    }

    private synchronized Refresh load() {
        if (current.get() == null) {
            use(models.load());
        }
        return Objects.requireNonNull(current.get());
    }
}

package dev.recs.pipeline;

import dev.recs.recommender.model.CatalogModel;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The refresh of this process: with the model that its run made current, or, where no run is made, with the stored one. */
public final class CurrentPipeline {

    private final CatalogModels models;
    private final RefreshPipelineFactory factory;
    private final AtomicReference<@Nullable RefreshPipeline> current = new AtomicReference<>();

    public CurrentPipeline(CatalogModels models, RefreshPipelineFactory factory) {
        this.models = models;
        this.factory = factory;
    }

    /** @throws dev.recs.model.failure.Misconfigured if no run has stored a model yet */
    public RefreshPipeline current() {
        RefreshPipeline refresh = current.get();
        return refresh == null ? load() : refresh;
    }

    void use(CatalogModel model) {
        current.set(factory.create(model));
    }

    private synchronized RefreshPipeline load() {
        if (current.get() == null) {
            use(models.load().model());
        }
        return Objects.requireNonNull(current.get());
    }
}

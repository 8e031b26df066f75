package dev.recs.pipeline;

import dev.recs.pipeline.experiments.CurrentLists;
import dev.recs.recommender.model.CatalogModel;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Makes a model the one of this process and of what serving reads: neighbours, popular lists, and what lists are ranked by. */
public final class ModelPublisher {

    private final CatalogPublisher documents;
    private final CurrentLists lists;
    private final CurrentPipeline pipeline;
    private final AtomicReference<@Nullable CatalogModel> current = new AtomicReference<>();

    public ModelPublisher(CatalogPublisher documents, CurrentLists lists, CurrentPipeline pipeline) {
        this.documents = documents;
        this.lists = lists;
        this.pipeline = pipeline;
    }

    /** Neighbours and popular lists, as when an operator has chosen a stored model. */
    public void publish(CatalogModel model, Instant asOf) {
        publishNeighbours(model, asOf);
        publishPopular(asOf);
    }

    /**
     * The neighbours; the pipeline of this process ranks with the model from then on.
     *
     * @throws dev.recs.model.failure.Misconfigured if what runs is not what is defined
     */
    void publishNeighbours(CatalogModel model, Instant asOf) {
        lists.reload();
        documents.saveNeighbours(model, lists.get().configured().rules().at(asOf, model.index()));
        pipeline.use(model);
        current.set(model);
    }

    /** The popular lists of the model whose neighbours were published last, and what lists are ranked by now. */
    public void publishPopular(Instant asOf) {
        CatalogModel model = Objects.requireNonNull(current.get(), "the neighbours come first");
        documents.savePopular(model, lists.get().configured(), asOf);
    }
}

package dev.recs.pipeline;

import dev.recs.recommender.model.CatalogModel;
import dev.recs.stores.models.CurrentModel;
import dev.recs.stores.models.Saved;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides which model is ranked with: one that is trained now, or a stored one. */
public final class CatalogTraining {

    private final CatalogModels models;
    private final OrderTraining training;
    private final CatalogEmbedding embedding;
    private final LaterProducts laterProducts;
    private final ModelPublisher publisher;

    public CatalogTraining(
            CatalogModels models,
            OrderTraining training,
            CatalogEmbedding embedding,
            LaterProducts laterProducts,
            ModelPublisher publisher) {
        this.models = models;
        this.training = training;
        this.embedding = embedding;
        this.laterProducts = laterProducts;
        this.publisher = publisher;
    }

    /**
     * The model to rank with as of a moment, published: trained on all orders up to that moment, or the stored one if a run that had
     * trained it is continued. A current model of a later moment, or a pinned one, stays and is the answer.
     */
    public ModelChoice train(Instant asOf) {
        ModelChoice choice = choose(asOf);
        return publish(choice.remark().isEmpty() ? choice : withLaterProducts(choice), asOf);
    }

    /**
     * The same, but content with a stored model that was trained not long before, and with the products that came into the catalog
     * since.
     */
    public ModelChoice reuse(Instant asOf, Duration maxAge) {
        Optional<ModelChoice> young = models.current()
                .filter(current -> current.pinned() || !current.asOf().isBefore(asOf.minus(maxAge)))
                .flatMap(current -> usable(current, asOf));
        return young.map(choice -> publish(withLaterProducts(choice), asOf)).orElseGet(() -> train(asOf));
    }

    private ModelChoice publish(ModelChoice choice, Instant asOf) {
        publisher.publishNeighbours(choice.model(), asOf);
        return choice;
    }

    private ModelChoice withLaterProducts(ModelChoice choice) {
        return choice.with(laterProducts
                .joined(choice.model(), laterProducts.find(choice.model()))
                .model());
    }

    private ModelChoice choose(Instant asOf) {
        return models.current()
                .filter(current -> current.pinned()
                        ? models.isStored(asOf)
                        : !current.asOf().isBefore(asOf))
                .flatMap(current -> usable(current, asOf))
                .orElseGet(() -> trainAndSave(asOf));
    }

    private ModelChoice trainAndSave(Instant asOf) {
        CatalogModel model = training.train(asOf);
        return switch (models.save(model)) {
            case Saved.Current ignored -> new ModelChoice(model, "");
            case Saved.Kept kept -> usable(kept.current(), asOf).orElseGet(() -> replaced(kept.current(), model));
        };
    }

    private ModelChoice replaced(CurrentModel unusable, CatalogModel model) {
        models.replace(unusable, model);
        return new ModelChoice(
                model,
                "the %s model %s could not be used and was replaced"
                        .formatted(unusable.pinned() ? "pinned" : "newer", unusable.version()));
    }

    /** The current model with the reason why it is the one, if it can be read and knows the vectors of today. */
    private Optional<ModelChoice> usable(CurrentModel current, Instant asOf) {
        return models.loadReadable()
                .filter(embedding::isOfToday)
                .filter(model -> isKeptWhateverItLacks(current, asOf) || embedding.hasTheVectorsThereAre(model))
                .map(model -> new ModelChoice(model, remark(current, asOf)));
    }

    private static boolean isKeptWhateverItLacks(CurrentModel current, Instant asOf) {
        return current.pinned() || current.asOf().isAfter(asOf);
    }

    private static String remark(CurrentModel current, Instant asOf) {
        if (current.pinned()) {
            return "it is pinned; later ones are stored and not used until 'recs model unpin'";
        }
        return current.asOf().isAfter(asOf) ? "it is newer than this run, which ranks with it" : "";
    }
}

package dev.recs.pipeline;

import dev.recs.model.failure.Misconfigured;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.CatalogModelCodec;
import dev.recs.stores.models.ModelStore;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The trained catalog models: those of the store, as objects. */
public final class CatalogModels {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogModels.class);

    private final ModelStore store;

    public CatalogModels(ModelStore store) {
        this.store = store;
    }

    /** Makes a model the current one. @return its version, equal for equal models */
    public String save(CatalogModel model) {
        return store.save(model.asOf(), CatalogModelCodec.write(model));
    }

    /** The version that {@link #load} would answer; empty before the first save. */
    public Optional<String> currentVersion() {
        return store.currentVersion();
    }

    /**
     * The current model, if it was trained for this moment and can be read.
     *
     * <p>Parts may be missing after a crash, and the format may be that of an earlier version: then it is to be trained again.
     */
    public Optional<CatalogModel> loadOf(Instant asOf) {
        return loadOf(asOf, asOf);
    }

    /** The same for a model trained for a moment between two, both included. */
    public Optional<CatalogModel> loadOf(Instant from, Instant to) {
        Optional<Instant> moment =
                store.currentAsOf().filter(trainedFor -> !trainedFor.isBefore(from) && !trainedFor.isAfter(to));
        if (moment.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(load());
        } catch (Misconfigured e) {
            LOG.warn("the catalog model of {} is trained again: {}", moment.get(), e.getMessage());
            return Optional.empty();
        }
    }

    /** @throws Misconfigured if no model was saved yet, or one of another format */
    public CatalogModel load() {
        return store.load()
                .map(CatalogModelCodec::read)
                .orElseThrow(() -> new Misconfigured(
                        "no complete catalog model in collection '%s': run 'recs refresh' to train one"
                                .formatted(MongoCollections.CATALOG_MODELS)));
    }
}

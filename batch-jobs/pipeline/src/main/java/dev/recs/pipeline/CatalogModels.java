package dev.recs.pipeline;

import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.Misconfigured;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.recommender.model.CatalogModel;
import dev.recs.recommender.model.CatalogModelCodec;
import dev.recs.stores.models.CurrentModel;
import dev.recs.stores.models.ModelStore;
import dev.recs.stores.models.Saved;
import dev.recs.stores.models.StoredModel;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
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

    /** Stores a model; it becomes the current one unless that is pinned or of a later moment. */
    public Saved save(CatalogModel model) {
        return store.save(model.asOf(), out -> CatalogModelCodec.write(model, out));
    }

    /** Stores a model in place of a current one that cannot be used. */
    public Saved replace(CurrentModel unusable, CatalogModel model) {
        store.discard(unusable.version());
        return save(model);
    }

    /** Which version {@link #load} would answer; empty before the first save. */
    public Optional<CurrentModel> current() {
        return store.current();
    }

    /** All that are kept, the newest first. */
    public List<StoredModel> stored() {
        return store.stored();
    }

    /** A model that was trained for this very moment is stored, current or not. */
    public boolean isStored(Instant asOf) {
        return store.stored().stream().anyMatch(model -> model.asOf().equals(asOf));
    }

    /**
     * The current model, if it can be read.
     *
     * <p>Parts may be missing after a crash, and the format may be that of an earlier version: then it is to be trained again.
     */
    public Optional<CatalogModel> loadReadable() {
        try {
            return Optional.of(load().model());
        } catch (Misconfigured e) {
            LOG.warn("the current catalog model cannot be used: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** @throws Misconfigured if no model was saved yet, or one of another format */
    public Versioned load() {
        return store.load(CatalogModels::read)
                .map(stored -> new Versioned(stored.version(), stored.model()))
                .orElseThrow(() -> new Misconfigured(
                        "no complete catalog model in collection '%s': run 'recs refresh' to train one"
                                .formatted(MongoCollections.CATALOG_MODELS)));
    }

    /**
     * A stored version, current or not.
     *
     * @throws Misconfigured if it is not there, or one of another format
     */
    public CatalogModel load(String version) {
        return stored().stream()
                .filter(model -> model.version().equals(version))
                .findFirst()
                .flatMap(model -> store.load(model, CatalogModels::read))
                .orElseThrow(() -> new Misconfigured("no complete catalog model %s in collection '%s'"
                        .formatted(version, MongoCollections.CATALOG_MODELS)));
    }

    /**
     * Makes an earlier model the current one and pins it: later ones are stored but not used until {@link #unpin}.
     *
     * @param version empty: the newest that is older than the current one
     * @throws BadInput if there is no such version
     * @throws Misconfigured if it is one of another format
     */
    public Versioned rollback(Optional<String> version) {
        StoredModel target = version.map(this::named).orElseGet(this::beforeCurrent);
        CatalogModel model = store.load(target, CatalogModels::read)
                .orElseThrow(() -> new BadInput(
                        "catalog model %s is not complete: see 'recs model list'".formatted(target.version())));
        if (!store.pin(target.version())) {
            throw new BadInput(
                    "catalog model %s has just been dropped: see 'recs model list'".formatted(target.version()));
        }
        return new Versioned(target.version(), model);
    }

    /** Ends a rollback: the newest stored model is the current one again. @return empty if none is pinned */
    public Optional<CurrentModel> unpin() {
        return store.unpin();
    }

    private static CatalogModel read(InputStream bytes) {
        return CatalogModelCodec.read(bytes);
    }

    private StoredModel named(String version) {
        return stored().stream()
                .filter(model -> model.version().equals(version))
                .findFirst()
                .orElseThrow(() -> new BadInput("no catalog model %s is stored: expected one of %s"
                        .formatted(
                                version,
                                stored().stream().map(StoredModel::version).toList())));
    }

    private StoredModel beforeCurrent() {
        List<StoredModel> stored = stored();
        return current()
                .flatMap(current -> stored.stream()
                        .dropWhile(model -> !model.version().equals(current.version()))
                        .skip(1)
                        .findFirst())
                .orElseThrow(() -> new BadInput(
                        "no catalog model older than the current one is stored: the last %d are kept, see 'recs model list'"
                                .formatted(ModelStore.KEPT)));
    }

    /** A model and the version that it is stored as. */
    public record Versioned(String version, CatalogModel model) {}
}

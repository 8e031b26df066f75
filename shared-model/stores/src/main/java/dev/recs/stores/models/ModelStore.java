package dev.recs.stores.models;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dev.recs.model.mongo.MongoCollections;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The trained models in MongoDB, collection {@code catalog_models}: the document {@code current} names a version, each version has a
 * document of its own, and its bytes lie in numbered parts.
 *
 * <p>A save announces the version, writes its parts, says in its document that it is complete, switches {@code current}, and drops all
 * but the last three versions. A reader who is overtaken by that sees parts missing and begins again with the current version.
 *
 * <p>The switch obeys two guards: a model for an earlier moment never replaces one for a later moment, and none replaces a pinned one.
 * Each switch holds only if {@code current} is still what was read, so writers may race.
 */
public final class ModelStore {

    /** Versions that are kept, the current one beside them. */
    public static final int KEPT = 3;

    private static final int TRIES = 5;
    private static final Duration ABANDONED_AFTER = Duration.ofHours(1);
    private static final String CURRENT = "current";
    private static final Comparator<StoredModel> NEWEST_FIRST = Comparator.comparing(StoredModel::asOf)
            .thenComparing(StoredModel::storedAt)
            .reversed();

    private final MongoCollection<Document> models;
    private final Clock clock;

    public ModelStore(MongoDatabase database, Clock clock) {
        this.models = database.getCollection(MongoCollections.CATALOG_MODELS);
        this.clock = clock;
    }

    /**
     * Stores a model, and makes it the current one unless that is pinned or of a later moment.
     *
     * <p>The bytes are written twice: the name of a version is of their digest, and must be known before its first part.
     *
     * @param asOf the moment it was trained for
     */
    public Saved save(Instant asOf, ModelBytes bytes) {
        PartsOutput measured = written(bytes, (part, number) -> {});
        String version = asOf + "-" + measured.digest();
        int parts = measured.count();
        replace(described(version, asOf, parts, measured.size()).append("begunAt", Date.from(clock.instant())));
        written(
                bytes,
                (part, number) -> replace(new Document("_id", partId(version, number))
                        .append("version", version)
                        .append("part", number)
                        .append("bytes", new Binary(part))));
        replace(described(version, asOf, parts, measured.size()).append("storedAt", Date.from(clock.instant())));
        Saved saved = makeCurrent(version, asOf, parts);
        dropOld();
        return saved;
    }

    private static PartsOutput written(ModelBytes bytes, ObjIntConsumer<byte[]> parts) {
        PartsOutput out = new PartsOutput(parts);
        try (out) {
            bytes.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }

    /** Makes a stored version the current one and pins it. @return false if there is no such version */
    public boolean pin(String version) {
        return stored().stream()
                .filter(model -> model.version().equals(version))
                .findFirst()
                .map(model -> {
                    replace(pointer(version, model.parts()).append("pinned", true));
                    return true;
                })
                .orElse(false);
    }

    /** Makes the newest stored model the current one and ends the pin. @return empty if none is pinned */
    public Optional<CurrentModel> unpin() {
        Document pinned = pointer();
        if (pinned == null || !isPinned(pinned)) {
            return Optional.empty();
        }
        Document next = stored().stream()
                .findFirst()
                .map(model -> pointer(model.version(), model.parts()))
                .orElseGet(() -> pointer(pinned.getString(CURRENT), pinned.getInteger("parts")));
        switchFrom(pinned, next);
        return current();
    }

    /** Forgets that a version is the current one, whether pinned or not: it cannot be used. */
    public void discard(String version) {
        models.deleteOne(Filters.and(Filters.eq("_id", CURRENT), Filters.eq(CURRENT, version)));
    }

    /** What {@link #load} would read; empty before the first save. */
    public Optional<CurrentModel> current() {
        return Optional.ofNullable(pointer())
                .map(pointer -> new CurrentModel(pointer.getString(CURRENT), isPinned(pointer)));
    }

    /** All complete versions, the newest first. */
    public List<StoredModel> stored() {
        List<StoredModel> stored = new ArrayList<>();
        for (Document model : models.find(Filters.exists("storedAt"))) {
            stored.add(new StoredModel(
                    model.getString("_id"),
                    model.getDate("asOf").toInstant(),
                    model.getDate("storedAt").toInstant(),
                    model.getInteger("parts"),
                    model.getLong("size")));
        }
        stored.sort(NEWEST_FIRST);
        return stored;
    }

    /**
     * The current model; empty if none was saved yet, or parts of it are missing after a crash.
     *
     * @param reader reads the bytes to their end; once more where the version was dropped meanwhile
     */
    public <T> Optional<LoadedModel<T>> load(Function<InputStream, T> reader) {
        for (int i = 0; i < TRIES; i++) {
            Document pointer = pointer();
            if (pointer == null) {
                break;
            }
            String version = pointer.getString(CURRENT);
            Optional<T> model = read(version, pointer.getInteger("parts"), reader);
            if (model.isPresent()) {
                return model.map(read -> new LoadedModel<>(version, read));
            }
        }
        return Optional.empty();
    }

    /** A version, current or not; empty if it is not there or not complete. */
    public <T> Optional<T> load(StoredModel model, Function<InputStream, T> reader) {
        return read(model.version(), model.parts(), reader);
    }

    private Saved makeCurrent(String version, Instant asOf, int parts) {
        for (int i = 0; i < TRIES; i++) {
            Document present = pointer();
            if (present != null) {
                CurrentModel current = new CurrentModel(present.getString(CURRENT), isPinned(present));
                if (current.pinned() || current.asOf().isAfter(asOf)) {
                    return new Saved.Kept(version, current);
                }
            }
            if (switchFrom(present, pointer(version, parts))) {
                return new Saved.Current(version);
            }
        }
        throw new IllegalStateException(
                "the current catalog model was changed %d times while %s was saved".formatted(TRIES, version));
    }

    /** @return false if another writer was faster */
    private boolean switchFrom(@Nullable Document present, Document next) {
        if (present == null) {
            return insert(next);
        }
        return models.replaceOne(
                                Filters.and(
                                        Filters.eq("_id", CURRENT),
                                        Filters.eq(CURRENT, present.getString(CURRENT)),
                                        isPinned(present)
                                                ? Filters.eq("pinned", true)
                                                : Filters.exists("pinned", false)),
                                next)
                        .getMatchedCount()
                == 1;
    }

    private boolean insert(Document document) {
        try {
            models.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** By name, never "all others": a version that another writer is at must stay. */
    private void dropOld() {
        Set<String> dropped = new HashSet<>();
        stored().stream().skip(KEPT).map(StoredModel::version).forEach(dropped::add);
        models.find(Filters.lt("begunAt", Date.from(clock.instant().minus(ABANDONED_AFTER))))
                .forEach(model -> dropped.add(model.getString("_id")));
        models.distinct("version", String.class).forEach(version -> {
            if (models.find(Filters.eq("_id", version)).first() == null) {
                dropped.add(version);
            }
        });
        current().map(CurrentModel::version).ifPresent(dropped::remove);
        models.deleteMany(Filters.in("version", dropped));
        models.deleteMany(Filters.in("_id", dropped));
    }

    private static Document described(String version, Instant asOf, int parts, long size) {
        return new Document("_id", version)
                .append("asOf", Date.from(asOf))
                .append("parts", parts)
                .append("size", size);
    }

    private @Nullable Document pointer() {
        return models.find(Filters.eq("_id", CURRENT)).first();
    }

    private static Document pointer(String version, int parts) {
        return new Document("_id", CURRENT).append(CURRENT, version).append("parts", parts);
    }

    private static boolean isPinned(Document pointer) {
        return pointer.getBoolean("pinned", false);
    }

    /** Empty if a part is missing. */
    private <T> Optional<T> read(String version, int parts, Function<InputStream, T> reader) {
        if (parts == 0) {
            return Optional.empty();
        }
        try (InputStream bytes = new PartsInput(part -> part(version, part), parts)) {
            return Optional.of(reader.apply(bytes));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof PartsInput.MissingPart) {
                return Optional.empty();
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By its id, the one index there is: a query for all parts of a version would read the whole collection and sort it. */
    private Optional<Document> part(String version, int part) {
        return Optional.ofNullable(
                models.find(Filters.eq("_id", partId(version, part))).first());
    }

    private static String partId(String version, int part) {
        return version + "/" + part;
    }

    private void replace(Document document) {
        models.replaceOne(Filters.eq("_id", document.get("_id")), document, new ReplaceOptions().upsert(true));
    }
}

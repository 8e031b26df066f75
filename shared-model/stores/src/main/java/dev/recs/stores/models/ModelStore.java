package dev.recs.stores.models;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import dev.recs.model.mongo.MongoCollections;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of the trained model in MongoDB, collection {@code catalog_models}: the document {@code current} names a version, the
 * bytes of the version lie in numbered parts.
 *
 * <p>A save writes all parts of the new version, then switches {@code current}, then drops the parts of others. A reader who
 * is overtaken by that sees parts missing and begins again with the new version.
 */
public final class ModelStore {

    private static final int PART_BYTES = 4 << 20;
    private static final int TRIES = 5;
    private static final int DIGEST_BYTES = 6;
    private static final String CURRENT = "current";

    private final MongoCollection<Document> models;

    public ModelStore(MongoDatabase database) {
        this.models = database.getCollection(MongoCollections.CATALOG_MODELS);
    }

    /**
     * Makes a model the current one.
     *
     * @param asOf the moment it was trained for
     * @return its version: that moment and a digest of the bytes, so equal models have equal versions
     */
    public String save(Instant asOf, byte[] bytes) {
        String version = asOf + "-" + digest(bytes);
        int parts = (bytes.length + PART_BYTES - 1) / PART_BYTES;
        for (int part = 0; part < parts; part++) {
            byte[] slice =
                    Arrays.copyOfRange(bytes, part * PART_BYTES, Math.min(bytes.length, (part + 1) * PART_BYTES));
            replace(new Document("_id", version + "/" + part)
                    .append("version", version)
                    .append("part", part)
                    .append("bytes", new Binary(slice)));
        }
        replace(new Document("_id", CURRENT).append("current", version).append("parts", parts));
        models.deleteMany(Filters.and(Filters.exists("version"), Filters.ne("version", version)));
        return version;
    }

    /** The version that {@link #load} would read; empty before the first save. */
    public Optional<String> currentVersion() {
        return Optional.ofNullable(current()).map(current -> current.getString("current"));
    }

    /** The moment that the current model was trained for; empty before the first save. */
    public Optional<Instant> currentAsOf() {
        return currentVersion().map(version -> Instant.parse(version.substring(0, version.lastIndexOf('-'))));
    }

    /** The bytes of the current model; empty if none was saved yet, or parts of it are missing after a crash. */
    public Optional<byte[]> load() {
        for (int i = 0; i < TRIES; i++) {
            Document current = current();
            if (current == null) {
                break;
            }
            byte[] bytes = read(current.getString("current"), current.getInteger("parts"));
            if (bytes.length > 0) {
                return Optional.of(bytes);
            }
        }
        return Optional.empty();
    }

    private @Nullable Document current() {
        return models.find(Filters.eq("_id", CURRENT)).first();
    }

    /** Empty if a part is missing. */
    private byte[] read(String version, int parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int found = 0;
        // One part an answer: MongoDB ends a batch at 16 MB, the stand-in puts any number into one, and the driver
        // takes 48 MB.
        for (Document part : models.find(Filters.eq("version", version))
                .sort(Sorts.ascending("part"))
                .batchSize(1)) {
            bytes.writeBytes(part.get("bytes", Binary.class).getData());
            found++;
        }
        return found == parts ? bytes.toByteArray() : new byte[0];
    }

    private void replace(Document document) {
        models.replaceOne(Filters.eq("_id", document.get("_id")), document, new ReplaceOptions().upsert(true));
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}

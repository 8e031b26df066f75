package dev.recs.embedding;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.VectorFormat;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Vectors by the space and the SHA-256 of their text; the text itself is not stored. */
final class EmbeddingCache {

    private final MongoCollection<Document> vectors;
    private final VectorFormat format;

    EmbeddingCache(MongoDatabase database, VectorFormat format) {
        this.vectors = database.getCollection(MongoCollections.TEXT_EMBEDDINGS);
        this.format = format;
    }

    /** The texts that are known, in one query. */
    Map<String, Embedding> find(EmbeddingSpace space, Collection<String> texts) {
        Map<String, String> textById = new HashMap<>();
        texts.forEach(text -> textById.put(idOf(space, text), text));
        Map<String, Embedding> found = new HashMap<>();
        for (Document document : vectors.find(Filters.in("_id", textById.keySet()))) {
            String text = textById.get(document.getString("_id"));
            Object vector = document.get("vector");
            if (text != null && vector != null) {
                found.put(text, Embedding.stored(space, VectorFormat.read(vector)));
            }
        }
        return found;
    }

    /** One bulk write. */
    void save(Map<String, Embedding> embeddings) {
        List<WriteModel<Document>> writes = embeddings.entrySet().stream()
                .<WriteModel<Document>>map(entry -> {
                    String id = idOf(entry.getValue().space(), entry.getKey());
                    return new ReplaceOneModel<>(
                            Filters.eq("_id", id),
                            new Document("_id", id)
                                    .append(
                                            "vector",
                                            format.write(entry.getValue().toArray())),
                            new ReplaceOptions().upsert(true));
                })
                .toList();
        if (!writes.isEmpty()) {
            vectors.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    private static String idOf(EmbeddingSpace space, String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return space + ":" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}

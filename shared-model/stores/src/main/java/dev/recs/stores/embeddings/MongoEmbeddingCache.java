package dev.recs.stores.embeddings;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.TextHash;
import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.VectorFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Vectors in MongoDB, collection {@code text_embeddings}, by the space and the SHA-256 of their text. */
public final class MongoEmbeddingCache implements EmbeddingCache {

    private static final Logger LOG = LoggerFactory.getLogger(MongoEmbeddingCache.class);

    /** Ids of one query: a hundred bytes each, against the 16 MB that MongoDB takes. */
    private static final int IDS_PER_QUERY = 20_000;

    private final MongoCollection<Document> vectors;
    private final VectorFormat format;

    public MongoEmbeddingCache(MongoDatabase database, VectorFormat format) {
        this.vectors = database.getCollection(MongoCollections.TEXT_EMBEDDINGS);
        this.format = format;
    }

    /** One query for up to 20,000. A vector that cannot be read is dropped, and so embedded anew. */
    @Override
    public Map<String, Embedding> find(EmbeddingSpace space, Collection<String> texts) {
        Map<String, String> textById = new HashMap<>();
        texts.forEach(text -> textById.put(idOf(space, text), text));
        List<String> ids = List.copyOf(textById.keySet());
        Map<String, Embedding> found = new HashMap<>();
        try {
            for (int from = 0; from < ids.size(); from += IDS_PER_QUERY) {
                find(space, ids.subList(from, Math.min(from + IDS_PER_QUERY, ids.size())), textById, found);
            }
        } catch (MongoException e) {
            throw new DependencyDown("MongoDB", e.getMessage(), e);
        }
        return found;
    }

    private void find(
            EmbeddingSpace space, List<String> ids, Map<String, String> textById, Map<String, Embedding> found) {
        List<String> broken = new ArrayList<>();
        for (Document document : vectors.find(Filters.in("_id", ids))) {
            String id = document.getString("_id");
            String text = textById.get(id);
            Object vector = document.get("vector");
            try {
                if (text != null && vector != null) {
                    found.put(text, Embedding.stored(space, VectorFormat.read(vector)));
                }
            } catch (BadInput e) {
                LOG.warn("cached vector {} is dropped and will be embedded anew: {}", id, e.getMessage());
                broken.add(id);
            }
        }
        if (!broken.isEmpty()) {
            vectors.deleteMany(Filters.in("_id", broken));
        }
    }

    /** One bulk write. */
    @Override
    public void save(Map<String, Embedding> embeddings) {
        if (embeddings.isEmpty()) {
            return;
        }
        List<Document> documents = embeddings.entrySet().stream()
                .map(entry -> new Document("_id", idOf(entry.getValue().space(), entry.getKey()))
                        .append("vector", format.write(entry.getValue().toArray())))
                .toList();
        try {
            vectors.insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (!isOnlyDuplicates(e)) {
                throw new DependencyDown("MongoDB", e.getMessage(), e);
            }
        } catch (MongoException e) {
            throw new DependencyDown("MongoDB", e.getMessage(), e);
        }
    }

    private static boolean isOnlyDuplicates(MongoBulkWriteException failure) {
        return failure.getWriteConcernError() == null
                && failure.getWriteErrors().stream()
                        .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
    }

    private static String idOf(EmbeddingSpace space, String text) {
        return space + ":" + TextHash.hash(text);
    }
}

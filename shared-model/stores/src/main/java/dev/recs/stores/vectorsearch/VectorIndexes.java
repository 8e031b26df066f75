package dev.recs.stores.vectorsearch;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.SearchIndexModel;
import com.mongodb.client.model.SearchIndexType;
import dev.recs.model.EmbeddingSpace;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Makes and lists the two vector search indexes. */
public final class VectorIndexes {

    private static final Duration POLL = Duration.ofMillis(500);

    private final MongoDatabase database;
    private final EmbeddingSpace space;

    public VectorIndexes(MongoDatabase database, EmbeddingSpace space) {
        this.database = database;
        this.space = space;
    }

    /**
     * Asks for both indexes and waits until they can be searched. One whose definition differs, as after a change of model, is
     * redefined; MongoDB answers from the old one until the new one is built.
     *
     * @throws Misconfigured if the server has no vector search or cannot build an index
     * @throws DependencyDown if an index is not ready in time
     */
    public List<Listed> create(Duration longest) {
        try {
            VectorIndex.ALL.forEach(this::ask);
            return VectorIndex.ALL.stream().map(index -> await(index, longest)).toList();
        } catch (MongoException e) {
            throw NoVectorSearch.translate(e);
        }
    }

    /** The two indexes as far as they exist. Empty if the server has no vector search. */
    public Optional<List<Listed>> list() {
        try {
            List<Listed> found = new ArrayList<>();
            VectorIndex.ALL.forEach(index -> find(index).ifPresent(found::add));
            return Optional.of(List.copyOf(found));
        } catch (MongoException e) {
            if (NoVectorSearch.is(e)) {
                return Optional.empty();
            }
            throw NoVectorSearch.translate(e);
        }
    }

    /**
     * Asked at start: a search without its index would find nothing and say nothing.
     *
     * @throws Misconfigured naming what is missing and the command that makes it
     */
    public void requireQueryable() {
        try {
            VectorIndex index = VectorIndex.PRODUCTS;
            Listed listed = find(index)
                    .orElseThrow(() -> new Misconfigured(
                            "vector search index '%s' is missing: run 'recs index create'".formatted(index.name())));
            if (!listed.queryable() || !VectorIndex.isSame(listed.definition(), index.definition(space))) {
                throw new Misconfigured(
                        "vector search index '%s' is %s with %d dimensions: expected READY with %d, as in %s; run 'recs index create'"
                                .formatted(
                                        index.name(), listed.status(), listed.dimensions(), space.dimensions(), space));
            }
        } catch (MongoException e) {
            throw NoVectorSearch.translate(e);
        }
    }

    private void ask(VectorIndex index) {
        Document wanted = index.definition(space);
        Optional<Listed> present = find(index);
        if (present.isEmpty()) {
            createCollection(index);
            collection(index)
                    .createSearchIndexes(
                            List.of(new SearchIndexModel(index.name(), wanted, SearchIndexType.vectorSearch())));
        } else if (!VectorIndex.isSame(present.get().definition(), wanted)) {
            collection(index).updateSearchIndex(index.name(), wanted);
        }
    }

    /** MongoDB makes no search index for a collection that is not there. */
    private void createCollection(VectorIndex index) {
        if (!database.listCollectionNames().into(new ArrayList<>()).contains(index.collection())) {
            database.createCollection(index.collection());
        }
    }

    private Listed await(VectorIndex index, Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (true) {
            Optional<Listed> listed = find(index);
            if (listed.isPresent() && isReady(index, listed.get())) {
                return listed.get();
            }
            if (System.nanoTime() - deadline > 0) {
                String message =
                        "vector search index '%s' is not ready after %d s: MongoDB goes on building it, see 'recs index list'"
                                .formatted(index.name(), longest.toSeconds());
                throw new DependencyDown("MongoDB", message, new IllegalStateException(message));
            }
            pause();
        }
    }

    private boolean isReady(VectorIndex index, Listed listed) {
        if (listed.status().equals("FAILED")) {
            throw new Misconfigured(
                    "MongoDB failed to build vector search index '%s': see its log, or drop it and run 'recs index create'"
                            .formatted(index.name()));
        }
        return listed.queryable()
                && listed.status().equals("READY")
                && VectorIndex.isSame(listed.definition(), index.definition(space));
    }

    private Optional<Listed> find(VectorIndex index) {
        for (Document document : collection(index).listSearchIndexes().name(index.name())) {
            return Optional.of(new Listed(
                    index.name(),
                    index.collection(),
                    document.get("status", "UNKNOWN"),
                    document.get("queryable", false),
                    document.get("latestDefinition", new Document())));
        }
        return Optional.empty();
    }

    private MongoCollection<Document> collection(VectorIndex index) {
        return database.getCollection(index.collection());
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DependencyDown("MongoDB", "interrupted while an index was built", e);
        }
    }

    /** An index as the server lists it. */
    public record Listed(String name, String collection, String status, boolean queryable, Document definition) {

        /** 0 if the definition holds no vector field. */
        public int dimensions() {
            return definition.getList("fields", Document.class, List.of()).stream()
                    .filter(field -> "vector".equals(field.get("type")))
                    .map(field -> field.get("numDimensions", Number.class).intValue())
                    .findFirst()
                    .orElse(0);
        }
    }
}

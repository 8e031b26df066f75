package dev.recs.testing.vectorsearch;

import static dev.recs.testing.vectorsearch.SearchIndex.refused;
import static dev.recs.testing.vectorsearch.SearchIndex.text;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/** Answers the commands of vector search itself and leaves the rest to the embedded stand-in. */
final class VectorSearchBackend extends H2Backend {

    private final Map<String, Map<String, SearchIndex>> indexes = new ConcurrentHashMap<>();

    VectorSearchBackend() {
        super(MVStore.open(null));
    }

    @Override
    public synchronized Document handleMessage(MongoMessage message) {
        Document command = message.getDocument();
        String name = command.keySet().iterator().next();
        String database = message.getDatabaseName();
        return switch (name) {
            case "createSearchIndexes" -> create(command, database);
            case "updateSearchIndex" -> update(command);
            case "aggregate" -> {
                Document answer = aggregate(command, database);
                yield answer == null ? super.handleMessage(message) : answer;
            }
            default -> super.handleMessage(message);
        };
    }

    private Document create(Document command, String database) {
        String collection = text(command, "createSearchIndexes");
        if (resolveDatabase(database).resolveCollection(collection, false) == null) {
            throw new MongoServerError(
                    26, "NamespaceNotFound", "Collection '%s.%s' does not exist.".formatted(database, collection));
        }
        List<Document> created = new ArrayList<>();
        for (Object given : SearchIndex.list(command, "indexes")) {
            Document index = (Document) given;
            SearchIndex.allow(index, Set.of("name", "type", "definition"), "index");
            if (!text(index, "type").equals("vectorSearch")) {
                throw refused("only indexes of type vectorSearch are known here");
            }
            String name = text(index, "name");
            SearchIndex made = new SearchIndex(name, definition(index));
            if (of(collection).putIfAbsent(name, made) != null) {
                throw new MongoServerError(
                        68,
                        "IndexAlreadyExists",
                        "Index %s already exists with a different definition".formatted(name));
            }
            created.add(new Document("id", "id-" + name).append("name", name));
        }
        return new Document("ok", 1.0).append("indexesCreated", created);
    }

    private Document update(Document command) {
        find(text(command, "updateSearchIndex"), text(command, "name")).define(definition(command));
        return new Document("ok", 1.0);
    }

    /** Null if the pipeline has nothing to do with search. */
    private @Nullable Document aggregate(Document command, String database) {
        if (!(command.get("pipeline") instanceof List<?> pipeline) || pipeline.isEmpty()) {
            return null;
        }
        String collection = String.valueOf(command.get("aggregate"));
        for (Object stage : pipeline.subList(1, pipeline.size())) {
            if (((Document) stage).containsKey("$vectorSearch")) {
                throw new MongoServerError(
                        40602, "Location40602", "$vectorSearch is only valid as the first stage in a pipeline");
            }
        }
        Document first = (Document) pipeline.getFirst();
        if (first.get("$listSearchIndexes") instanceof Document wanted) {
            return cursor(database, collection, list(collection, wanted));
        }
        if (first.get("$vectorSearch") instanceof Document query) {
            return cursor(
                    database, collection, project(search(database, collection, VectorQuery.parse(query)), pipeline));
        }
        return null;
    }

    private List<Document> list(String collection, Document wanted) {
        return of(collection).values().stream()
                .filter(index -> !wanted.containsKey("name") || index.name().equals(wanted.get("name")))
                .map(SearchIndex::listed)
                .toList();
    }

    /** A missing index is no error to MongoDB, it just finds nothing. */
    private List<Document> search(String database, String collection, VectorQuery query) {
        SearchIndex index = of(collection).get(query.index());
        if (index == null || !index.isReady()) {
            return List.of();
        }
        query.check(index);
        MongoCollection<?> documents = resolveDatabase(database).resolveCollection(collection, false);
        if (documents == null) {
            return List.of();
        }
        return documents
                .handleQueryAsStream(query.filter())
                .map(document -> new Scored(document, score(document, query)))
                .filter(scored -> Double.isFinite(scored.score()))
                .sorted(Comparator.comparingDouble(scored -> -scored.score()))
                .limit(query.limit())
                .map(scored -> scored.document().clone().append("score", scored.score()))
                .toList();
    }

    /** NaN for a document without a vector that MongoDB would index. */
    private static double score(Document document, VectorQuery query) {
        List<Double> stored = VectorQuery.vector(document.get(query.path())).orElse(List.of());
        if (stored.size() != query.vector().size()) {
            return Double.NaN;
        }
        double dot = 0;
        double left = 0;
        double right = 0;
        for (int i = 0; i < stored.size(); i++) {
            dot += stored.get(i) * query.vector().get(i);
            left += stored.get(i) * stored.get(i);
            right += query.vector().get(i) * query.vector().get(i);
        }
        return (1 + dot / Math.sqrt(left * right)) / 2;
    }

    private static Document definition(Document command) {
        if (command.get("definition") instanceof Document definition) {
            return definition;
        }
        throw refused("\"definition\" is required");
    }

    /** The one projection that our pipelines end with: ids, and the score where it is asked for by {@code $meta}. */
    private static List<Document> project(List<Document> found, List<?> pipeline) {
        Document expected = new Document("$project", new Document("score", new Document("$meta", "vectorSearchScore")));
        if (pipeline.size() != 2 || !pipeline.get(1).equals(expected)) {
            throw refused("only {$project: {score: {$meta: 'vectorSearchScore'}}} is known here after $vectorSearch");
        }
        return found.stream()
                .map(document -> new Document("_id", document.get("_id")).append("score", document.get("score")))
                .toList();
    }

    private static Document cursor(String database, String collection, List<Document> documents) {
        return new Document(
                        "cursor",
                        new Document("id", 0L)
                                .append("ns", database + "." + collection)
                                .append("firstBatch", documents))
                .append("ok", 1.0);
    }

    private Map<String, SearchIndex> of(String collection) {
        return indexes.computeIfAbsent(collection, _ -> new LinkedHashMap<>());
    }

    private SearchIndex find(String collection, String name) {
        SearchIndex index = of(collection).get(name);
        if (index == null) {
            throw new MongoServerError(27, "IndexNotFound", "search index '%s' does not exist".formatted(name));
        }
        return index;
    }

    private record Scored(Document document, double score) {}
}

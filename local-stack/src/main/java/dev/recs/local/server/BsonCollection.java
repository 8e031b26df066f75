package dev.recs.local.server;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Comparator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection whose documents are kept as bytes of BSON.
 *
 * <p>The library's own keeps objects and lets Java serialise them, with every page that is written: for lists of 60 products that was
 * most of the time of a refresh, and three times the bytes. What is read here is a copy, decoded for the one who asks.
 */
final class BsonCollection extends AbstractSynchronizedMongoCollection<Object> {

    private static final String DATA_SIZE = "dataSize";

    private final MVMap<Object, byte[]> documents;
    private final MVMap<String, Object> meta;

    BsonCollection(
            Place place, CollectionOptions options, MVMap<Object, byte[]> documents, MVMap<String, Object> meta) {
        this.documents = documents;
        this.meta = meta;
        super(place.database(), place.name(), options, place.cursors());
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        Object key = getIdField() == null
                ? UUID.randomUUID()
                : Missing.ofNullable(Utils.getSubdocumentValue(document, getIdField()));
        put(key, document);
        return key;
    }

    @Override
    protected void handleUpdate(Object position, Document oldDocument, Document newDocument) {
        put(Missing.ofNullable(position), newDocument);
    }

    @Override
    protected void removeDocument(Object position) {
        byte[] removed = documents.remove(position);
        if (removed == null) {
            throw new NoSuchElementException("no document at %s in %s".formatted(position, getFullName()));
        }
        updateDataSize(-removed.length);
    }

    private void put(Object key, Document document) {
        byte[] bytes = BsonBytes.of(document);
        byte[] before = documents.put(key, bytes);
        updateDataSize(bytes.length - (before == null ? 0 : before.length));
    }

    @Override
    protected @Nullable Document getDocument(Object position) {
        byte[] bytes = documents.get(position);
        return bytes == null ? null : BsonBytes.document(bytes);
    }

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    public boolean isEmpty() {
        return documents.isEmpty();
    }

    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        return documents.entrySet().stream()
                .map(entry -> new DocumentWithPosition<>(BsonBytes.document(entry.getValue()), entry.getKey()));
    }

    /** Without an index. */
    @Override
    protected QueryResult matchDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        Stream<DocumentWithPosition<Object>> all = streamAllDocumentsWithPosition();
        Stream<DocumentWithPosition<Object>> ordered = isNaturalDescending(orderBy)
                ? all.sorted(Comparator.comparing(DocumentWithPosition::getPosition, ValueComparator.desc()))
                : all;
        return matchDocumentsFromStream(
                ordered.map(DocumentWithPosition::getDocument), query, orderBy, skip, limit, batchSize, fields);
    }

    /** Counted here, where the bytes are known: the library would encode every document once more. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int difference) {
        meta.put(DATA_SIZE, dataSize() + difference);
    }

    @Override
    protected int getDataSize() {
        return (int) Math.min(Integer.MAX_VALUE, dataSize());
    }

    private long dataSize() {
        return ((Number) Objects.requireNonNullElse(meta.get(DATA_SIZE), 0L)).longValue();
    }

    /** Where the collection belongs. */
    record Place(MongoDatabase database, String name, CursorRegistry cursors) {}
}

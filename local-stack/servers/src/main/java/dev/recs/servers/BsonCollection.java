package dev.recs.servers;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection whose documents are kept as bytes of BSON.
 *
 * <p>The library's own keeps objects and lets Java serialise them, with every page that is written: for lists of 60 products that was
 * most of the time of a refresh, and three times the bytes. What is read here is a copy, decoded for the one who asks.
 *
 * <p>An update that only sets whole fields, as all of ours do, is not taken through the library's general one, which copies, measures and
 * compares old and new several times.
 */
final class BsonCollection extends AbstractSynchronizedMongoCollection<Object> {

    private static final String DATA_SIZE = "dataSize";
    private static final String SET = "$set";
    private static final Set<String> SETTING = Set.of(SET, "$setOnInsert");

    private final MVMap<Object, byte[]> documents;
    private final MVMap<String, Object> meta;

    BsonCollection(
            Place place, CollectionOptions options, MVMap<Object, byte[]> documents, MVMap<String, Object> meta) {
        this.documents = documents;
        this.meta = meta;
        super(place.database(), place.name(), options, place.cursors());
    }

    @Override
    public synchronized Document updateDocuments(
            Document selector,
            Document update,
            ArrayFilters arrayFilters,
            boolean isMulti,
            boolean isUpsert,
            Oplog oplog) {
        if (!isMulti && setsWholeFields(update)) {
            for (Document present : queryDocuments(selector, null, 0, 1, 0, null)) {
                boolean modified = set((Document) update.getOrDefault(SET, new Document()), present);
                List<Object> ids = modified ? List.of(present.get(getIdField())) : List.of();
                oplog.handleUpdate(getFullName(), selector, update, ids);
                return new Document("n", 1).append("nModified", ids.size());
            }
        }
        return super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog);
    }

    private static boolean setsWholeFields(Document update) {
        return SETTING.containsAll(update.keySet())
                && update.getOrDefault(SET, new Document()) instanceof Document fields
                && fields.keySet().stream().noneMatch(field -> field.equals("_id") || field.contains("."));
    }

    /** @return whether it changed anything */
    private boolean set(Document fields, Document present) {
        Document next = present.clone();
        next.putAll(fields);
        for (Index<Object> index : getIndexes()) {
            index.checkUpdate(present, next, this);
        }
        Object position = Missing.ofNullable(present.get(getIdField()));
        for (Index<Object> index : getIndexes()) {
            index.updateInPlace(present, next, position, this);
        }
        return put(position, next);
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

    /** @return whether the document is new or not as it was */
    private boolean put(Object key, Document document) {
        byte[] bytes = BsonBytes.of(document);
        byte[] before = documents.put(key, bytes);
        updateDataSize(bytes.length - (before == null ? 0 : before.length));
        return !Arrays.equals(before, bytes);
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

    /** What an aggregation reads: one after the other, where the library holds them all at once. */
    @Override
    public synchronized Stream<Document> queryAllAsStream() {
        return streamAllDocumentsWithPosition().map(DocumentWithPosition::getDocument);
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

package dev.recs.servers;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A unique index that also serves queries with more conditions than its key, as MongoDB's do.
 *
 * <p>The library's own index serves a query only if it names exactly the index's keys; {@code {_id: x, asOf: {$lt: t}}} scans the
 * collection. Here the key finds the document, and the collection checks the rest of the query on it. A position that is not there is
 * null, as the library has it.
 *
 * <p>Keys are bytes: the library's are objects without an order, which the map serialises both of, again and again, to compare them.
 */
final class IdFirstIndex extends AbstractUniqueIndex<Object> {

    private final MVMap<byte[], Object> positions;

    IdFirstIndex(MVMap<byte[], Object> positions, String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.positions = positions;
    }

    @Override
    public synchronized boolean canHandle(Document query) {
        return super.canHandle(ownPart(query));
    }

    @Override
    public synchronized Iterable<Object> getPositions(Document query) {
        return super.getPositions(ownPart(query));
    }

    private Document ownPart(Document query) {
        Document part = new Document();
        for (String key : keys()) {
            if (query.containsKey(key)) {
                part.put(key, query.get(key));
            }
        }
        return part;
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return positions.remove(BsonBytes.of(key));
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Object position) {
        return positions.putIfAbsent(BsonBytes.of(key), Missing.ofNullable(position)) == null;
    }

    @Override
    protected Iterable<Entry<KeyValue, Object>> getIterable() {
        return () -> positions.entrySet().stream()
                .map(entry -> Map.entry(BsonBytes.key(entry.getKey()), entry.getValue()))
                .iterator();
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        return positions.get(BsonBytes.of(key));
    }

    @Override
    public long getCount() {
        return positions.sizeAsLong();
    }

    @Override
    public boolean isEmpty() {
        return positions.isEmpty();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}

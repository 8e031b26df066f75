package dev.recs.servers;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/** A database of the stand-in whose collections and unique indexes are of our kind. */
final class IdFirstDatabase extends H2Database {

    private final MVStore store;

    IdFirstDatabase(String name, MVStore store, CursorRegistry cursors) {
        this.store = store;
        super(name, store, cursors);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return new IdFirstIndex(
                store.openMap(
                        getFullCollectionNamespace(collection) + "._index_" + index,
                        new MVMap.Builder<byte[], Object>().keyType(ByteArrayDataType.INSTANCE)),
                index,
                keys,
                sparse);
    }

    /** Under the names that the library gives its maps: it drops and renames them. */
    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        String full = getFullCollectionNamespace(name);
        return new BsonCollection(
                new BsonCollection.Place(this, name, cursorRegistry),
                options,
                store.openMap(
                        "databases." + full, new MVMap.Builder<Object, byte[]>().valueType(ByteArrayDataType.INSTANCE)),
                store.openMap("meta." + full));
    }
}

package dev.recs.local.server;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import java.util.List;
import org.h2.mvstore.MVStore;

/** A database of the stand-in whose unique indexes are of our kind; their stored form is the library's. */
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
                store.openMap(getFullCollectionNamespace(collection) + "._index_" + index), index, keys, sparse);
    }
}

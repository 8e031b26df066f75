package dev.recs.servers;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stand-in's file backend, committed after every message that may have changed something, and never in the middle of one.
 *
 * <p>Left to itself, H2 commits about once a second and whenever its buffer is full. So a killed process loses what it had
 * acknowledged since, and, worse, may leave half a message: a document without its index entry, which no later upsert can
 * repair. Here nothing commits but {@link #handleMessage}, which waits until no other message is half done; the first of
 * several waiting messages commits for all. Not forced to the disk: that protects from a killed process, not from a power cut.
 */
final class DurableH2Backend extends H2Backend {

    private static final Logger LOG = LoggerFactory.getLogger(DurableH2Backend.class);

    /** Commands that change nothing: their answers do not wait until other messages are done. */
    private static final Set<String> READS =
            Set.of("find", "getMore", "count", "distinct", "hello", "isMaster", "ping");

    /** Commands that may delete. */
    private static final Set<String> DELETIONS = Set.of("delete", "findAndModify", "drop", "dropDatabase");

    private static final int CACHE_MB = 128;
    private static final int COMPACTION_LIMIT_MS = 1_000;

    private final MVStore store;
    private final DocumentFile documents;
    private final ReadWriteLock messages = new ReentrantReadWriteLock();

    private DurableH2Backend(MVStore store, DocumentFile documents) {
        this.store = store;
        this.documents = documents;
        super(store);
    }

    static DurableH2Backend open(Path file) {
        DocumentFile documents = new DocumentFile(file);
        documents.rewriteIfDue();
        MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .cacheSize(CACHE_MB)
                .compress()
                .open();
        // Blocks that no version needs are free at once: there is no reader of old versions, and files grow otherwise.
        store.setVersionsToKeep(0);
        return new DurableH2Backend(store, documents);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new IdFirstDatabase(name, store, getCursorRegistry());
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        String command = message.getDocument().keySet().iterator().next();
        if (DELETIONS.contains(command)) {
            documents.markDeletion();
        }
        Document answer = handleWhole(message);
        if (!READS.contains(command)) {
            commit();
        }
        return answer;
    }

    private Document handleWhole(MongoMessage message) {
        messages.readLock().lock();
        try {
            return super.handleMessage(message);
        } finally {
            messages.readLock().unlock();
        }
    }

    @Override
    public void commit() {
        messages.writeLock().lock();
        try {
            if (store.hasUnsavedChanges()) {
                store.commit();
            }
        } finally {
            messages.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        if (store.isClosed()) {
            return;
        }
        commit();
        compact();
        if (!store.isClosed()) {
            super.close();
        }
        documents.rewriteIfDue();
    }

    private void compact() {
        try {
            store.compactFile(COMPACTION_LIMIT_MS);
        } catch (MVStoreException e) {
            // An assertion of H2 2.4 (FreeSpaceBitSet.allocate) fails in some files; compaction saves space and nothing
            // else.
            LOG.warn("{} could not be compacted: {}", store.getFileStore().getFileName(), e.getMessage());
        }
    }

    /** Leaves the file as a killed process would. */
    void abandon() {
        store.closeImmediately();
    }
}

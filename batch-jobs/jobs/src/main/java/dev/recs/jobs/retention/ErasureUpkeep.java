package dev.recs.jobs.retention;

import dev.recs.stores.erasure.AppendOnlyRewrite;
import dev.recs.stores.erasure.TombstoneExpiry;
import java.util.Optional;

/** What is left to do of erasures: tombstones that are over, and the file of Redis that holds what was erased. */
final class ErasureUpkeep {

    private final TombstoneExpiry expiry;
    private final AppendOnlyRewrite rewrite;

    ErasureUpkeep(TombstoneExpiry expiry, AppendOnlyRewrite rewrite) {
        this.expiry = expiry;
        this.rewrite = rewrite;
    }

    void expireTombstones() {
        expiry.run();
    }

    /** @return what an operator should know; mostly empty */
    Optional<String> rewriteFile() {
        return rewrite.run();
    }
}

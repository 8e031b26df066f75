package dev.recs.stores.erasure;

import dev.recs.stores.fakes.InMemoryTombstones;

final class TombstonesFakeTest extends TombstonesContract {

    @Override
    Tombstones create() {
        return new InMemoryTombstones();
    }
}

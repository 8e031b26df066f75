package dev.recs.jobs.worker;

import dev.recs.model.UserId;
import dev.recs.model.redis.RefreshEntry;
import java.util.ArrayList;
import java.util.List;

/** Entries that a worker has taken and not finished with: what is put back, buried or published leaves it. */
final class Batch {

    private final List<RefreshEntry> entries;

    Batch(List<RefreshEntry> entries) {
        this.entries = new ArrayList<>(entries);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    List<RefreshEntry> entries() {
        return List.copyOf(entries);
    }

    List<UserId> users() {
        return entries.stream().map(RefreshEntry::user).distinct().toList();
    }

    void leave(RefreshEntry entry) {
        entries.remove(entry);
    }

    void leave(List<RefreshEntry> left) {
        entries.removeAll(left);
    }
}

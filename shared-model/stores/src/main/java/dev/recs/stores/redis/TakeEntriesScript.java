package dev.recs.stores.redis;

import dev.recs.model.redis.RefreshEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * Clears the marks of the users whose entries a worker has received: from now on an event makes a new entry. To be run before the
 * activity is read.
 *
 * <p>Answers 1 for an entry to be worked on and 0 for one that is gone, because another took its place. An entry
 * {@linkplain #claimed claimed} from a dead worker is always to be worked on: the dead one may have cleared its mark.
 */
public final class TakeEntriesScript {

    /** The Lua source; keys as in {@link PendingRefreshScript#keys}. */
    public static final String SOURCE = PendingRefreshLua.source("take-entries.lua");

    private TakeEntriesScript() {}

    public static List<String> received(List<RefreshEntry> entries) {
        return arguments("new", entries);
    }

    public static List<String> claimed(List<RefreshEntry> entries) {
        return arguments("claimed", entries);
    }

    private static List<String> arguments(String how, List<RefreshEntry> entries) {
        List<String> arguments = new ArrayList<>(PendingRefreshLua.ARGUMENTS);
        arguments.add(how);
        for (RefreshEntry entry : entries) {
            arguments.add(entry.id());
            arguments.add(entry.user().value());
        }
        return arguments;
    }
}

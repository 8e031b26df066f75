package dev.recs.stores.redis;

import dev.recs.model.GuestId;
import dev.recs.model.redis.Debounce;
import dev.recs.model.redis.SharedKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The scripts of the queue of guests: a sorted set of times, in which a worker that takes a guest moves the time on by its lease.
 *
 * <p>A guest who did something is due after the debounce, at the latest after its max wait. Who takes a guest writes the end of the lease
 * in place of the time; who finishes removes the guest only if it stands there still. So an event in between makes the guest due
 * anew, and a guest whose worker died is due once the lease is over. The registry says when each guest was last there; its cap makes
 * those go who were away longest.
 *
 * <p>All keys have one hash tag. The clock is that of Redis.
 */
public final class GuestScripts {

    /** Makes a guest due and notes the use; answers whether the queue was full, then guests beyond the cap, each with the last use. */
    public static final String DUE = LuaSource.load("guest-due.lua");

    /** Takes guests who are due; answers the end of the lease, then the guests. */
    public static final String TAKE = LuaSource.load("guest-take.lua");

    /** Gives up leases; answers the guests of them who are in the registry no longer. */
    public static final String FINISH = LuaSource.load("guest-finish.lua");

    /** Takes a guest out of registry and queue; answers whether it did. */
    public static final String FORGET = LuaSource.load("guest-forget.lua");

    private GuestScripts() {}

    /** Of every script here. */
    public static List<String> keys() {
        return List.of(SharedKeys.GUESTS, SharedKeys.GUESTS_DUE, SharedKeys.GUESTS_WAITING);
    }

    /**
     * @param maxDue guests in the queue at most
     * @param maxGuests guests in the registry at most
     */
    public static List<String> due(GuestId guest, Debounce delays, int maxDue, int maxGuests) {
        return List.of(
                guest.value(),
                Long.toString(delays.pause().toMillis()),
                Long.toString(delays.maxWait().toMillis()),
                Integer.toString(maxDue),
                Integer.toString(maxGuests));
    }

    public static List<String> take(int max, Duration lease) {
        return List.of(Integer.toString(max), Long.toString(lease.toMillis()));
    }

    /** @param lease its end, as {@link #TAKE} answered it */
    public static List<String> finish(long lease, List<GuestId> guests) {
        List<String> arguments = new ArrayList<>(List.of(Long.toString(lease)));
        guests.forEach(guest -> arguments.add(guest.value()));
        return arguments;
    }

    /** @param lastUse only if the guest was not there since; empty for in any case */
    public static List<String> forget(GuestId guest, String lastUse) {
        return List.of(guest.value(), lastUse);
    }

    /** An answer as texts: the driver hands numbers and bytes out. */
    public static List<String> texts(Object answer) {
        return ((List<?>) answer)
                .stream()
                        .map(part -> part instanceof byte[] bytes
                                ? new String(bytes, StandardCharsets.US_ASCII)
                                : String.valueOf(part))
                        .toList();
    }
}

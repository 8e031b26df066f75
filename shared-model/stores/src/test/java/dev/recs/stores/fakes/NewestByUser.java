package dev.recs.stores.fakes;

import dev.recs.model.ListVersion;
import dev.recs.model.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** A value of each user, replaced by newer ones only. */
final class NewestByUser<T> {

    private final Map<UserId, T> values = new HashMap<>();
    private final Function<T, UserId> userOf;
    private final Function<T, ListVersion> versionOf;
    private final BiPredicate<T, T> isReplaced;

    NewestByUser(Function<T, UserId> userOf, Function<T, ListVersion> versionOf) {
        this(userOf, versionOf, (present, value) -> false);
    }

    /** @param isReplaced whether a value of the same version is written over */
    NewestByUser(Function<T, UserId> userOf, Function<T, ListVersion> versionOf, BiPredicate<T, T> isReplaced) {
        this.userOf = userOf;
        this.versionOf = versionOf;
        this.isReplaced = isReplaced;
    }

    /** @return the users who have a strictly newer one */
    synchronized Set<UserId> save(List<T> newValues) {
        Set<UserId> newer = new HashSet<>();
        for (T value : newValues) {
            T present = values.get(userOf.apply(value));
            int order = present == null ? -1 : versionOf.apply(present).compareTo(versionOf.apply(value));
            if (order < 0 || (order == 0 && isReplaced.test(present, value))) {
                values.put(userOf.apply(value), value);
            } else if (order > 0) {
                newer.add(userOf.apply(value));
            }
        }
        return newer;
    }

    synchronized Optional<T> find(UserId user) {
        return Optional.ofNullable(values.get(user));
    }

    synchronized Map<UserId, T> find(Collection<UserId> users) {
        Map<UserId, T> found = new HashMap<>(values);
        found.keySet().retainAll(Set.copyOf(users));
        return found;
    }

    synchronized Map<UserId, T> all() {
        return Map.copyOf(values);
    }

    synchronized long delete(Collection<UserId> users) {
        return Set.copyOf(users).stream()
                .filter(user -> values.remove(user) != null)
                .count();
    }

    synchronized void deleteOlder(Collection<UserId> users, Instant asOf) {
        values.entrySet()
                .removeIf(entry -> users.contains(entry.getKey())
                        && !versionOf.apply(entry.getValue()).asOf().isAfter(asOf));
    }
}

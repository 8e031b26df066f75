package dev.recs.serving.lists;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is stored of a user at this moment.
 *
 * @param list the list as in Redis; empty if there is none, or the user wants none
 * @param bought product ids bought since the list was made
 * @param dominantCategories largest first; read when asked for, because a response of the user's own list needs none
 * @param refused what the user refused
 * @param isUncertain true if a store that may know a list did not answer
 */
public record UserState(
        Optional<byte[]> list,
        Set<String> bought,
        Supplier<List<String>> dominantCategories,
        Refused refused,
        boolean isUncertain) {

    public UserState {
        bought = Set.copyOf(bought);
    }

    /** Without what the user bought and likes: it decides nothing of what the hold-out sees. */
    public UserState ofEverybody() {
        return new UserState(list, Set.of(), List::of, refused, isUncertain);
    }

    /** Of a user of whom nothing is stored, or may be used. */
    public static UserState nothing() {
        return new UserState(Optional.empty(), Set.of(), List::of, Refused.NOTHING, false);
    }
}

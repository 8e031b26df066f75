package dev.recs.pipeline;

import dev.recs.model.UserId;
import dev.recs.model.recommendation.ListDigest;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.stores.lists.Recommendations;
import dev.recs.stores.lists.Recommendations.NewStamp;
import dev.recs.stores.lists.Recommendations.PreviousList;
import dev.recs.stores.lists.Recommendations.Stamp;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes lists to MongoDB, whole, or only the stamps of those that are equal to what is stored.
 *
 * <p>A list is equal if model, ordered ids, reasons and shelves are the same and no share has moved by more than five points from the list
 * that was written whole: so many small moves never add up ({@link ListDigest}).
 */
final class ListWriter {

    private final Recommendations recommendations;

    ListWriter(Recommendations recommendations) {
        this.recommendations = recommendations;
    }

    Written writeAll(List<RecommendationList> lists) {
        return new Written(lists, List.of(), recommendations.save(lists));
    }

    Written writeChanged(List<RecommendationList> lists) {
        Map<UserId, PreviousList> previous = recommendations.previous(
                lists.stream().map(RecommendationList::userId).toList());
        List<NewStamp> equal = lists.stream()
                .flatMap(list -> stamp(list, previous.get(list.userId())).stream())
                .toList();
        Set<UserId> stamped = new HashSet<>(equal.stream().map(NewStamp::userId).toList());
        stamped.removeAll(recommendations.stamp(equal));
        List<RecommendationList> whole =
                lists.stream().filter(list -> !stamped.contains(list.userId())).toList();
        return new Written(
                whole,
                equal.stream().filter(stamp -> stamped.contains(stamp.userId())).toList(),
                recommendations.save(whole));
    }

    /** What is stored may also be as new as the list, or newer: then the guard decides as of every list. */
    private static Optional<NewStamp> stamp(RecommendationList list, @Nullable PreviousList previous) {
        return previous != null
                        && previous.version().compareTo(list.version()) < 0
                        && previous.digest().isNear(ListDigest.of(list))
                ? Optional.of(new NewStamp(
                        list.userId(), previous.version(), new Stamp(list.version(), list.recipe()), list.variant()))
                : Optional.empty();
    }

    /**
     * What became of the lists.
     *
     * @param whole those that were not only stamped
     * @param newer users who keep a newer list, all of {@code whole}
     */
    record Written(List<RecommendationList> whole, List<NewStamp> stamped, Set<UserId> newer) {

        Written {
            whole = List.copyOf(whole);
            stamped = List.copyOf(stamped);
            newer = Set.copyOf(newer);
        }

        Set<UserId> stampedUsers() {
            return stamped.stream().map(NewStamp::userId).collect(Collectors.toSet());
        }
    }
}

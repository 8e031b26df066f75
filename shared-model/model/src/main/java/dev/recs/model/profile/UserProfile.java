package dev.recs.model.profile;

import dev.recs.model.Embedding;
import dev.recs.model.ListVersion;
import dev.recs.model.UserId;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A user's taste at one moment.
 *
 * @param embedding null when no signal has a vector: such a user has a snapshot, and a list of popular products
 * @param text "User interests: …", what the vector stands for in words
 * @param activityHash digest of the activity it was made of: equal hash and recipe mean an equal profile
 */
public record UserProfile(
        UserId userId,
        ListVersion version,
        @Nullable Embedding embedding,
        String text,
        DataSnapshot snapshot,
        ProfileMetadata metadata,
        String activityHash) {

    /** A profile of the same moment that lacks some searches, and is made anew by the next refresh whatever that finds. */
    public UserProfile withoutSearches(Predicate<RecentSearch> forgotten) {
        DataSnapshot left = snapshot.withoutSearches(forgotten);
        return new UserProfile(
                userId, version, embedding, text.replace(searched(snapshot), searched(left)), left, metadata, "");
    }

    private static String searched(DataSnapshot snapshot) {
        return snapshot.recentSearches().stream()
                .map(RecentSearch::query)
                .collect(Collectors.joining(", ", "[searched: ", "]"));
    }
}

package dev.recs.model.profile;

import dev.recs.model.Embedding;
import dev.recs.model.ListVersion;
import dev.recs.model.UserId;
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
        String activityHash) {}

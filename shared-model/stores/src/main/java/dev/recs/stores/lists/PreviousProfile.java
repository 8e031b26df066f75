package dev.recs.stores.lists;

import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import java.util.List;

/**
 * What the stored profile of a user says about the refresh before.
 *
 * @param activityHash digest of what it was made of
 * @param recipe digest of the configuration that made it
 * @param searches of its snapshot, newest first
 * @param views of its snapshot, newest first
 */
public record PreviousProfile(String activityHash, String recipe, List<RecentSearch> searches, List<RecentView> views) {

    public PreviousProfile {
        searches = List.copyOf(searches);
        views = List.copyOf(views);
    }

    /** The profile would be the same: there is no need to write it. */
    public boolean isMadeOf(String hash, String otherRecipe) {
        return activityHash.equals(hash) && recipe.equals(otherRecipe);
    }
}

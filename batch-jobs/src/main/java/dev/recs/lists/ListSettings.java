package dev.recs.lists;

import dev.recs.ranking.RankingSettings;
import dev.recs.ranking.diversity.DiversitySettings;

/** All that shapes a list beside the catalog model; its text is part of the recipe of stored lists. */
public record ListSettings(RankingSettings ranking, DiversitySettings diversity) {

    public static final ListSettings DEFAULT = new ListSettings(RankingSettings.DEFAULT, DiversitySettings.DEFAULT);

    public ListSettings with(boolean excludePurchased) {
        return new ListSettings(ranking.with(excludePurchased), diversity);
    }

    public ListSettings with(DiversitySettings other) {
        return new ListSettings(ranking, other);
    }
}

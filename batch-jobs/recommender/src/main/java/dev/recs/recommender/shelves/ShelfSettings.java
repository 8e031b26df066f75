package dev.recs.recommender.shelves;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;

/** How many shelves there are beside the recommendation list. */
@Settings(prefix = "recs.ranking.shelves")
public record ShelfSettings(
        @Setting(defaultValue = "5", meaning = "Shelves of a user at most, 0 to 5; 0 for none.")
        int count,

        @Setting(
                defaultValue = "16",
                meaning = "Products of a shelf at most, 4 to 60; the API shows 12 and has the others in reserve.")
        int size,

        @Setting(
                defaultValue = "20",
                meaning = "Products at the head of the recommendation list that no shelf repeats, 0 to 60.")
        int besides) {

    public static final ShelfSettings DEFAULT = new ShelfSettings(5, 16, 20);

    private static final int MAX = 60;

    public ShelfSettings {
        new Violations("recs.ranking.shelves")
                .require(count >= 0 && count <= 5, "count", count, "0 to 5")
                .require(size >= ShelfDraft.FEWEST && size <= MAX, "size", size, "4 to 60")
                .require(besides >= 0 && besides <= MAX, "besides", besides, "0 to 60")
                .refuseAny();
    }
}

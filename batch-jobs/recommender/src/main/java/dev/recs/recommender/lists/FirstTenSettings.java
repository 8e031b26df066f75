package dev.recs.recommender.lists;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;

/** What the head of a recommendation list holds, whatever the scores say. */
@Settings(prefix = "recs.ranking.first-ten")
public record FirstTenSettings(
        @Setting(
                defaultValue = "3",
                meaning = "Designs of one family among the first ten at most, 1 to 10; 10 for as many as there are.")
        int family,

        @Setting(
                defaultValue = "3",
                meaning =
                        "Products among the first ten at most, 0 to 10, of whose score less than a third comes from what the user did; 10 for as many as there are.")
        int impersonal) {

    public static final FirstTenSettings DEFAULT = new FirstTenSettings(3, 3);

    /** The order of the scores. */
    public static final FirstTenSettings NONE = new FirstTenSettings(FirstTen.SIZE, FirstTen.SIZE);

    public FirstTenSettings {
        new Violations("recs.ranking.first-ten")
                .require(family >= 1 && family <= FirstTen.SIZE, "family", family, "1 to 10")
                .require(impersonal >= 0 && impersonal <= FirstTen.SIZE, "impersonal", impersonal, "0 to 10")
                .refuseAny();
    }
}

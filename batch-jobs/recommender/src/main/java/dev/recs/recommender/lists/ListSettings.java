package dev.recs.recommender.lists;

import dev.recs.model.TextHash;
import dev.recs.model.experiment.VariantName;
import dev.recs.recommender.ranking.RankingSettings;
import dev.recs.recommender.ranking.diversity.DiversitySettings;
import dev.recs.recommender.rotation.RotationSettings;
import dev.recs.recommender.rules.RuleBook;
import dev.recs.recommender.shelves.ShelfSettings;
import dev.recs.recommender.signal.SignalSettings;
import java.time.Instant;

/**
 * All that shapes a list beside the catalog model, at a moment: rules may change while a process runs ({@link CurrentListSettings}).
 *
 * @param variant of the lists that are made so; of the hold-out they are the popular one, whatever the other settings say
 */
public record ListSettings(
        RankingSettings ranking,
        DiversitySettings diversity,
        RotationSettings rotation,
        FirstTenSettings firstTen,
        ShelfSettings shelves,
        RuleBook rules,
        SignalSettings signals,
        VariantName variant) {

    public static final ListSettings DEFAULT = new ListSettings(
            RankingSettings.DEFAULT,
            DiversitySettings.DEFAULT,
            RotationSettings.DEFAULT,
            FirstTenSettings.DEFAULT,
            ShelfSettings.DEFAULT,
            RuleBook.EMPTY,
            SignalSettings.DEFAULT);

    private static final int DIGEST_LENGTH = 16;

    /** Of lists of no variant. */
    public ListSettings(
            RankingSettings ranking,
            DiversitySettings diversity,
            RotationSettings rotation,
            FirstTenSettings firstTen,
            ShelfSettings shelves,
            RuleBook rules,
            SignalSettings signals) {
        this(ranking, diversity, rotation, firstTen, shelves, rules, signals, VariantName.NONE);
    }

    public ListSettings with(boolean excludePurchased) {
        return with(ranking.with(excludePurchased));
    }

    public ListSettings with(RankingSettings other) {
        return new ListSettings(other, diversity, rotation, firstTen, shelves, rules, signals, variant);
    }

    public ListSettings with(DiversitySettings other) {
        return new ListSettings(ranking, other, rotation, firstTen, shelves, rules, signals, variant);
    }

    public ListSettings with(RotationSettings other) {
        return new ListSettings(ranking, diversity, other, firstTen, shelves, rules, signals, variant);
    }

    public ListSettings with(FirstTenSettings other) {
        return new ListSettings(ranking, diversity, rotation, other, shelves, rules, signals, variant);
    }

    public ListSettings with(ShelfSettings other) {
        return new ListSettings(ranking, diversity, rotation, firstTen, other, rules, signals, variant);
    }

    public ListSettings with(RuleBook other) {
        return new ListSettings(ranking, diversity, rotation, firstTen, shelves, other, signals, variant);
    }

    public ListSettings with(SignalSettings other) {
        return new ListSettings(ranking, diversity, rotation, firstTen, shelves, rules, other, variant);
    }

    public ListSettings with(VariantName other) {
        return new ListSettings(ranking, diversity, rotation, firstTen, shelves, rules, signals, other);
    }

    /** Head of the recipe of a list: another one of another variant, and as soon as a setting changes, or a rule begins or ends. */
    public String digestAt(Instant moment) {
        String text = "%s %s %s %s %s %s %s"
                        .formatted(ranking, diversity, rotation, firstTen, shelves, rules.textAt(moment), signals)
                + (variant.isNone() ? "" : " " + variant.value());
        return TextHash.hash(text).substring(0, DIGEST_LENGTH);
    }
}

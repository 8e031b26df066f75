package dev.recs.shelves;

import dev.recs.model.failure.Violations;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many rows there are beside the main list.
 *
 * @param count rows of a user at most; 0 for none
 * @param size products of a row at most; the API shows 12 and has the others in reserve
 * @param besides products at the head of the main list that no row repeats
 */
@ConfigurationProperties("recs.ranking.shelves")
public record ShelfSettings(
        @DefaultValue("5") int count,
        @DefaultValue("16") int size,
        @DefaultValue("20") int besides) {

    public static final ShelfSettings DEFAULT = new ShelfSettings(5, 16, 20);

    private static final int MAX = 60;

    public ShelfSettings {
        new Violations("recs.ranking.shelves")
                .require(count >= 0 && count <= 5, "count", count, "0 to 5")
                .require(size >= Row.FEWEST && size <= MAX, "size", size, "4 to 60")
                .require(besides >= 0 && besides <= MAX, "besides", besides, "0 to 60")
                .refuseAny();
    }
}

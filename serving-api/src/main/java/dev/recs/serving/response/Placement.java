package dev.recs.serving.response;

import java.util.Arrays;
import java.util.Optional;

/** Which call made a response. Numbers stand in recommendation ids and are only added to. */
public enum Placement {
    /** The list of a user or a guest. */
    RECOMMENDATIONS("recommendations", 1),
    /** Neighbours of what a visitor viewed. */
    VIEWED("viewed", 2),
    /** Neighbours of one product. */
    SIMILAR("similar", 3),
    /** Popular products, asked for as such. */
    POPULAR("popular", 4);

    private final String wireName;
    private final int number;

    Placement(String wireName, int number) {
        this.wireName = wireName;
        this.number = number;
    }

    /** As in reports. */
    public String wireName() {
        return wireName;
    }

    int number() {
        return number;
    }

    static Optional<Placement> of(int number) {
        return Arrays.stream(values())
                .filter(placement -> placement.number == number)
                .findAny();
    }
}

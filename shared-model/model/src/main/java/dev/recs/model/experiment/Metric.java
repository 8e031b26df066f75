package dev.recs.model.experiment;

import dev.recs.model.failure.BadInput;
import java.util.Arrays;

/** What an experiment is decided by. */
public enum Metric {
    CLICK_THROUGH("click-through"),
    CONVERSION("conversion"),
    REVENUE_PER_USER("revenue-per-user");

    /** All names, for messages. */
    public static final String NAMES = "click-through, conversion or revenue-per-user";

    private final String wireName;

    Metric(String wireName) {
        this.wireName = wireName;
    }

    /** As in the file. */
    public String wireName() {
        return wireName;
    }

    /** @throws BadInput if there is none of this name */
    public static Metric of(String wireName) {
        return Arrays.stream(values())
                .filter(metric -> metric.wireName.equals(wireName))
                .findAny()
                .orElseThrow(() -> new BadInput("metric is '%s': expected %s".formatted(wireName, NAMES)));
    }
}

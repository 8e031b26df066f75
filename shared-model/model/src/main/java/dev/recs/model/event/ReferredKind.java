package dev.recs.model.event;

import dev.recs.model.failure.BadInput;
import java.util.Arrays;

/** What a user did with a product of a response. */
public enum ReferredKind {
    IMPRESSION("impression"),
    CLICK("click"),
    CART("cart"),
    ORDER("order");

    private final String wireName;

    ReferredKind(String wireName) {
        this.wireName = wireName;
    }

    /** As stored. */
    public String wireName() {
        return wireName;
    }

    /** @throws BadInput if there is none of this name */
    public static ReferredKind of(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(wireName))
                .findAny()
                .orElseThrow(() ->
                        new BadInput("kind is '%s': expected impression, click, cart or order".formatted(wireName)));
    }
}

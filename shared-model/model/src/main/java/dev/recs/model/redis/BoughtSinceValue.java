package dev.recs.model.redis;

import dev.recs.model.ProductId;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Products bought of late, one id a line, so that APPEND adds one and MGET reads them with the list.
 *
 * <p>An id holds no line break, and one that is appended twice counts once.
 */
public final class BoughtSinceValue {

    /** Bytes from which on a text is begun anew when it is appended to: the user's list was remade long before. */
    public static final int FULL = 32_768;

    private BoughtSinceValue() {}

    public static Set<ProductId> parse(String text) {
        Set<ProductId> ids = new LinkedHashSet<>();
        text.lines().filter(line -> !line.isEmpty()).map(ProductId::new).forEach(ids::add);
        return ids;
    }
}

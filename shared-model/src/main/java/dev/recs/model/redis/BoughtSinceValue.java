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

    /**
     * Appends ids and renews the time to live. KEYS[1]: {@link BoughtSinceKey}. ARGV[1]: ttl in milliseconds, then the ids.
     * A text over 32,768 bytes is begun anew: a list is remade long before.
     */
    public static final String APPEND_SCRIPT = """
            if redis.call('STRLEN', KEYS[1]) > 32768 then redis.call('DEL', KEYS[1]) end
            redis.call('APPEND', KEYS[1], table.concat(ARGV, '\\n', 2) .. '\\n')
            redis.call('PEXPIRE', KEYS[1], ARGV[1])
            return 1
            """;

    private BoughtSinceValue() {}

    public static Set<ProductId> parse(String text) {
        Set<ProductId> ids = new LinkedHashSet<>();
        text.lines().filter(line -> !line.isEmpty()).map(ProductId::new).forEach(ids::add);
        return ids;
    }
}

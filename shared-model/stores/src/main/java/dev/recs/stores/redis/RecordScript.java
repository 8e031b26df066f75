package dev.recs.stores.redis;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.redis.BoughtSinceKey;
import dev.recs.model.redis.BoughtSinceValue;
import dev.recs.model.redis.IdempotencyKey;
import dev.recs.model.redis.ImpressionValue;
import dev.recs.model.redis.ImpressionsKey;
import dev.recs.model.redis.SourceCounters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records events of one user all at once, or none of them: if the idempotency key says that they were recorded before, or if the script
 * comes to run only after its deadline, when its caller has given up waiting.
 *
 * <p>A call takes a bounded number of events, each a handful of commands that do not depend on what is stored: calls of others run
 * between two of them. Nothing is stored of a user with a tombstone, and what was bought alone of a user who opted out.
 *
 * <p>An impression counts if the product was not shown to the user in the hour before: loading a page again shows nothing new. A click
 * counts once for a product that was shown to the user in the 24 hours before.
 */
public final class RecordScript {

    /** The Lua source; keys and arguments in the order of {@link Call#keys} and {@link Call#arguments}. */
    public static final String SOURCE = LuaSource.load("record.lua");

    /** Events of one call at most: some 0.3 ms of Redis. */
    public static final int MAX_EVENTS = 100;

    private static final String RECENT = "50";
    private static final int FIRST_OPTIONAL = 11;

    private RecordScript() {}

    /** What became of a call. */
    public enum Outcome {
        RECORDED,
        /** Recorded by an earlier call of this key. */
        REPEATED,
        /** Nothing was recorded. */
        LATE
    }

    /**
     * What Redis answered.
     *
     * @param redisMillis its clock
     */
    public record Answer(Outcome outcome, long redisMillis) {

        public static Answer of(Object answer) {
            List<?> parts = (List<?>) answer;
            return new Answer(
                    switch (text(parts.getFirst())) {
                        case "recorded" -> Outcome.RECORDED;
                        case "repeated" -> Outcome.REPEATED;
                        default -> Outcome.LATE;
                    },
                    (Long) parts.getLast());
        }

        private static String text(Object part) {
            return part instanceof byte[] bytes ? new String(bytes, StandardCharsets.US_ASCII) : String.valueOf(part);
        }
    }

    /** The events of one user or guest, in their order. Not thread-safe. */
    public static final class Call {

        private final EventKeys target;
        private final String idempotencyKey;
        private final Map<String, Integer> counters = new LinkedHashMap<>();
        private final List<String> events = new ArrayList<>();
        private Instant active = Instant.MIN;
        private int size;

        /** @param idempotencyKey empty for none */
        public Call(UserId user, UserMarks marks, String idempotencyKey) {
            this(EventKeys.of(user, marks), idempotencyKey);
        }

        /** @param idempotencyKey empty for none */
        public Call(EventKeys target, String idempotencyKey) {
            this.target = target;
            this.idempotencyKey = idempotencyKey;
        }

        /** Whose events they are; empty for a guest. */
        public Optional<UserId> user() {
            return target.user();
        }

        /** How many events were added. */
        public int size() {
            return size;
        }

        /** An order; of none of the catalog, if {@code products} is empty. */
        public void order(List<ProductId> products, Instant at) {
            if (!products.isEmpty()) {
                StringBuilder lines = new StringBuilder();
                products.forEach(product -> lines.append(product.value()).append('\n'));
                add("bought", lines.toString());
            }
            activeAt(at);
        }

        public void search(String value, Instant at) {
            add("search", value);
            activeAt(at);
        }

        public void view(String value, Instant at) {
            add("view", value);
            activeAt(at);
        }

        /** An event of which the script stores nothing; it is one of those that were recorded. */
        public void elsewhere() {
            size++;
        }

        public void impression(ImpressionValue value, String source) {
            shown("impression", value, SourceCounters.impressions(source));
        }

        public void click(ImpressionValue value, String source) {
            shown("click", value, SourceCounters.clicks(source));
        }

        private void shown(String kind, ImpressionValue value, String field) {
            String day = SourceCounters.keyOf(target.bucket(), value.at());
            int key = counters.computeIfAbsent(
                    day, unused -> FIRST_OPTIONAL + (idempotencyKey.isEmpty() ? 0 : 1) + counters.size());
            add(
                    kind,
                    value.toJson(),
                    value.productId().value(),
                    Long.toString(value.at().toEpochMilli()),
                    Integer.toString(key),
                    field);
            size++;
        }

        private void activeAt(Instant at) {
            size++;
            active = at.isAfter(active) ? at : active;
        }

        private void add(String... event) {
            events.addAll(List.of(event));
        }

        public List<String> keys() {
            List<String> keys = new ArrayList<>(target.keys());
            if (!idempotencyKey.isEmpty()) {
                keys.add(idempotencyKey);
            }
            keys.addAll(counters.keySet());
            return keys;
        }

        /** @param deadline milliseconds of the clock of Redis after which nothing is recorded */
        public List<String> arguments(long deadline) {
            List<String> arguments = new ArrayList<>(List.of(
                    Long.toString(deadline),
                    millis(IdempotencyKey.TTL),
                    Integer.toString(BoughtSinceValue.FULL),
                    millis(BoughtSinceKey.TTL),
                    RECENT,
                    Integer.toString(target.impressions()),
                    Long.toString(ImpressionsKey.TTL.toSeconds()),
                    Integer.toString(target.productsShown()),
                    Long.toString(SourceCounters.TTL.toSeconds()),
                    target.user().map(UserId::value).orElse(""),
                    target.user().isEmpty() || active.equals(Instant.MIN) ? "" : Long.toString(active.toEpochMilli()),
                    idempotencyKey.isEmpty() ? "0" : Integer.toString(FIRST_OPTIONAL)));
            arguments.addAll(events);
            return arguments;
        }

        private static String millis(Duration duration) {
            return Long.toString(duration.toMillis());
        }
    }
}

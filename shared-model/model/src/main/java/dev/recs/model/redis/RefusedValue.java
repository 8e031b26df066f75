package dev.recs.model.redis;

import dev.recs.model.refusal.Refusal;
import dev.recs.model.refusal.RefusalKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a user refused, a line each, so that APPEND adds one and MGET reads them with the list: {@code +} or, taken back, {@code -}, the time in
 * milliseconds since 1970, the kind, the subject, with blanks between. Of two lines of one refusal the later counts.
 *
 * <p>A line that is not of this form is left out: a reader must not fail for what a later release wrote.
 */
public final class RefusedValue {

    /** Bytes from which on a text is written anew when it is appended to; a user's refusals alone are fewer. */
    public static final int FULL = 65_536;

    private static final int PARTS = 4;

    private RefusedValue() {}

    /** The line of a refusal. */
    public static String added(Refusal refusal) {
        return line('+', refusal);
    }

    /** The line of one that is taken back. */
    public static String removed(Refusal refusal) {
        return line('-', refusal);
    }

    /** Bytes that refusals take. */
    public static int size(Collection<Refusal> refusals) {
        return refusals.stream()
                .mapToInt(refusal -> added(refusal).getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private static String line(char sign, Refusal refusal) {
        return sign + " " + refusal.at().toEpochMilli() + " " + refusal.kind().wireName() + " " + refusal.subject()
                + "\n";
    }

    public static List<Refusal> parse(String text) {
        Map<String, Refusal> refusals = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            String[] parts = line.split(" ", PARTS);
            if (parts.length == PARTS) {
                RefusalKind.of(parts[2]).ifPresent(kind -> {
                    Refusal refusal = new Refusal(kind, parts[3], time(parts[1]));
                    refusals.remove(refusal.id());
                    if (parts[0].equals("+")) {
                        refusals.put(refusal.id(), refusal);
                    }
                });
            }
        });
        return List.copyOf(refusals.values());
    }

    private static Instant time(String text) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Instant.EPOCH;
        }
    }
}

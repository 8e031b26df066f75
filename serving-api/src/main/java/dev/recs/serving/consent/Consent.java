package dev.recs.serving.consent;

import dev.recs.model.failure.BadInput;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the user of a request has consented to. A request that does not say it is of a shop that asks before it calls at all.
 *
 * @param personalization lists may be of the user's own
 * @param events what the user does may be stored
 */
public record Consent(boolean personalization, boolean events) {

    /** The header of a request: the purposes that the user has consented to, separated by commas, or {@code none}. */
    public static final String HEADER = "Recs-Consent";

    private static final String PERSONALIZATION = "personalization";
    private static final String EVENTS = "events";
    private static final String NONE = "none";
    private static final Set<String> WORDS = Set.of(PERSONALIZATION, EVENTS, NONE);
    private static final Consent ALL = new Consent(true, true);

    /**
     * Whether anything of what the user does may be stored: all that is stored of events is there for personal lists, so it takes both.
     */
    public boolean isToStore() {
        return personalization && events;
    }

    /**
     * Of the values of the header, of all that came: what one does not name is not consented to.
     *
     * @param values none if the request does not have it
     * @throws BadInput if one holds another word, or {@code none} beside one
     */
    public static Consent parse(List<String> values) {
        if (values.isEmpty()) {
            return ALL;
        }
        List<Set<String>> named = values.stream().map(Consent::words).toList();
        return new Consent(
                named.stream().allMatch(words -> words.contains(PERSONALIZATION)),
                named.stream().allMatch(words -> words.contains(EVENTS)));
    }

    private static Set<String> words(String value) {
        Set<String> words =
                Arrays.stream(value.split(",", -1)).map(String::strip).collect(Collectors.toUnmodifiableSet());
        if (!WORDS.containsAll(words) || (words.contains(NONE) && words.size() > 1)) {
            throw new BadInput("%s: expected personalization, events, both with a comma, or none".formatted(HEADER));
        }
        return words;
    }
}

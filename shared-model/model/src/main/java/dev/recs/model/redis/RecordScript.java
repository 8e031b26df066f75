package dev.recs.model.redis;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs commands all at once, or none: unless the idempotency key says they ran before. A command that stores something of a
 * user does nothing if a mark of that user is present, so that an erased user is not brought back by a late event.
 *
 * <p>A key of another type, whoever made it, is begun anew: a script that fails halfway cannot take back what it did. A text that is
 * appended to and full is begun anew, too.
 *
 * <p>Answers 0 if it was a repetition, else 1.
 */
public final class RecordScript {

    /** The Lua source; keys and arguments in the order of {@link #keys} and {@link Commands#arguments}. */
    public static final String SOURCE = LuaSource.load("record.lua");

    /**
     * A command of this script: counts and stores a click of a product that was shown in the 24 hours before and not clicked since.
     *
     * <p>Its words: key of the user's impressions, the click as an {@link ImpressionValue}, hash of the day, field, its ttl in seconds.
     */
    public static final String CLICK = "CLICK";

    private RecordScript() {}

    /** @param idempotencyKey empty if the caller gave none */
    public static List<String> keys(String idempotencyKey) {
        return List.of(idempotencyKey);
    }

    /** The commands of one call, in their order. */
    public static final class Commands {

        private final List<String> arguments = new ArrayList<>();

        public Commands() {
            arguments.add(Long.toString(IdempotencyKey.TTL.toMillis()));
            arguments.add(Integer.toString(BoughtSinceValue.FULL));
        }

        /** A command that belongs to no user. */
        public Commands add(String... command) {
            return addUnless("", "", command);
        }

        /** A command that is left out if a key is present; an empty key never is. */
        public Commands addUnless(String erasedKey, String optedOutKey, String... command) {
            arguments.add(erasedKey);
            arguments.add(optedOutKey);
            arguments.add(Integer.toString(command.length));
            arguments.addAll(List.of(command));
            return this;
        }

        public List<String> arguments() {
            return List.copyOf(arguments);
        }
    }
}

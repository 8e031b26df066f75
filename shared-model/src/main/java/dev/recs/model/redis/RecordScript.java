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

    /** The Lua source. KEYS[1]: an {@link IdempotencyKey}, or empty. ARGV[1]: its ttl in milliseconds, then {@link Commands}. */
    public static final String SOURCE = """
            if KEYS[1] ~= '' and redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
            local function run(command, key, ...)
              local size = command == 'APPEND' and redis.pcall('STRLEN', key)
              if type(size) == 'number' and size >= FULL then redis.call('DEL', key) end
              local answer = redis.pcall(command, key, ...)
              if type(answer) == 'table' and answer.err then
                if not string.find(answer.err, 'WRONGTYPE', 1, true) then error(answer.err) end
                redis.call('DEL', key)
                redis.call(command, key, ...)
              end
            end
            local at = 2
            while at <= #ARGV do
              local erased, optedOut, words = ARGV[at], ARGV[at + 1], tonumber(ARGV[at + 2])
              local from = at + 3
              at = from + words
              if (erased == '' or redis.call('EXISTS', erased) == 0) and (optedOut == '' or redis.call('EXISTS', optedOut) == 0) then
                run(unpack(ARGV, from, from + words - 1))
              end
            end
            if KEYS[1] ~= '' then redis.call('SET', KEYS[1], '1', 'PX', ARGV[1]) end
            return 1
            """.replace("FULL", Integer.toString(BoughtSinceValue.FULL));

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
        }

        /** A command that belongs to no user. */
        public Commands add(String... words) {
            return addUnless("", "", words);
        }

        /** A command that is left out if a key is present; an empty key never is. */
        public Commands addUnless(String erasedKey, String optedOutKey, String... words) {
            arguments.add(erasedKey);
            arguments.add(optedOutKey);
            arguments.add(Integer.toString(words.length));
            arguments.addAll(List.of(words));
            return this;
        }

        public List<String> arguments() {
            return List.copyOf(arguments);
        }
    }
}

package dev.recs.serving.response;

import dev.recs.model.GuestId;
import dev.recs.model.UserId;
import org.jspecify.annotations.Nullable;

/** Whose response it is: only events of the same one may refer to it. */
public sealed interface Recipient {

    /** The same response for everybody. */
    Recipient EVERYBODY = new Everybody();

    /** What a MAC is computed over; no two recipients have the same. */
    String mark();

    /** As the response names the user; null if it names nobody. */
    @Nullable
    String userId();

    /** A user whom the shop knows. */
    record User(UserId id) implements Recipient {

        @Override
        public String mark() {
            return "user " + id.value();
        }

        @Override
        public String userId() {
            return id.value();
        }
    }

    /** A guest, whom a response does not name. */
    record Guest(GuestId id) implements Recipient {

        @Override
        public String mark() {
            return "guest " + id.value();
        }

        @Override
        public @Nullable String userId() {
            return null;
        }
    }

    /** Nobody in particular. */
    record Everybody() implements Recipient {

        @Override
        public String mark() {
            return "";
        }

        @Override
        public @Nullable String userId() {
            return null;
        }
    }
}

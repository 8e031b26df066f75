package dev.recs.serving.security;

import dev.recs.model.GuestId;
import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import java.util.Set;

/** Whose token a request carries. */
public sealed interface Caller {

    /** The right to read lists. */
    String READ = "recs:read";

    /** The right to report events. */
    String EVENTS = "recs:events";

    /** The right to change and erase the data of any user. */
    String ADMIN = "recs:admin";

    /** Everything that a user may do with what is the user's own. */
    Set<String> EVERYTHING = Set.of(READ, EVENTS, ADMIN);

    /** What the token is for. */
    Set<String> scopes();

    /** True if the caller may do this with what belongs to the user. */
    boolean may(String scope, UserId user);

    /**
     * The user whom an address names: in a user's own token {@code me} is that user, whatever characters the id has.
     *
     * @throws BadInput if it is no id
     */
    UserId userNamed(String id);

    /** True if the caller may do this with what belongs to no user. */
    boolean may(String scope);

    /** The storefront's server: opens the data of every user, as far as its scopes go. */
    record Service(Set<String> scopes) implements Caller {

        public Service {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public boolean may(String scope, UserId user) {
            return scopes.contains(scope);
        }

        @Override
        public UserId userNamed(String id) {
            return new UserId(id);
        }

        @Override
        public boolean may(String scope) {
            return scopes.contains(scope);
        }
    }

    /**
     * A guest by a token of this API: reads the list of {@code me} and tells events of {@code me}, and belongs to no user.
     * What belongs to nobody in particular it reads too.
     */
    record Guest(GuestId guestId) implements Caller {

        /** The guest, where a user's id is expected. */
        public static final UserId ME = new UserId("me");

        private static final Set<String> SCOPES = Set.of(READ, EVENTS);

        @Override
        public Set<String> scopes() {
            return SCOPES;
        }

        @Override
        public boolean may(String scope, UserId user) {
            return false;
        }

        @Override
        public UserId userNamed(String id) {
            return new UserId(id);
        }

        @Override
        public boolean may(String scope) {
            return SCOPES.contains(scope);
        }
    }

    /**
     * A user in a browser: opens this user's data and nobody else's, whatever its scopes.
     *
     * @param scopes {@link #EVERYTHING} of a token that names none; none of a token that names an empty list
     */
    record User(UserId userId, Set<String> scopes) implements Caller {

        public User {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public boolean may(String scope, UserId user) {
            return userId.equals(user) && may(scope);
        }

        @Override
        public UserId userNamed(String id) {
            return id.equals("me") ? userId : new UserId(id);
        }

        @Override
        public boolean may(String scope) {
            return scopes.contains(scope);
        }
    }
}

package dev.recs.recommender.history;

import java.util.function.Consumer;

/** The whole histories of users, which can be told any number of times: from memory, or from a file. Any number of threads may ask. */
public interface UserHistories {

    /** Purchases of all users together. */
    long lineCount();

    /** Tells the users of one of so many parts; the parts together hold each user once. */
    void forEachUser(int part, int parts, Consumer<UserHistory> consumer);

    /** Tells each user's lines, in the order of the users. */
    default void forEachUser(Consumer<UserHistory> consumer) {
        forEachUser(0, 1, consumer);
    }
}

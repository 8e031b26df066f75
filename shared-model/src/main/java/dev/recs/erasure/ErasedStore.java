package dev.recs.erasure;

import dev.recs.erasure.ErasureReport.Place;
import dev.recs.model.UserId;
import java.util.List;

/** One store's part of an erasure. */
interface ErasedStore {

    /** As an operator calls it. */
    String name();

    /** Removes all of the user. */
    List<Place> erase(UserId user);

    /** Looks for the user and removes nothing. */
    List<Place> find(UserId user);
}

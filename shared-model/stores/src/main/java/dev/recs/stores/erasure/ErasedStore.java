package dev.recs.stores.erasure;

import dev.recs.model.UserId;
import dev.recs.stores.erasure.ErasureReport.Place;
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

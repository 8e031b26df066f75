package dev.recs.stores;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import org.jspecify.annotations.NullMarked;

/**
 * Whether an address can be read, before a driver reads it.
 *
 * <p>The exceptions of {@link java.net.URI} and of the drivers repeat what they could not read, password included, so they end here.
 */
@NullMarked
final class StoreUris {

    /** What an operator does about it. */
    static final String ESCAPED = "; write %, @, : and / of a password as %25, %40, %3A and %2F";

    private StoreUris() {}

    /** True also of none, and of a name that stands for several servers: that is asked of the network. */
    static boolean isMongodb(String uri) {
        if (!uri.startsWith("mongodb:")) {
            return true;
        }
        try {
            new ConnectionString(uri);
            return true;
        } catch (IllegalArgumentException | MongoException e) {
            return false;
        }
    }
}

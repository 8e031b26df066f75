package dev.recs.stores.vectorsearch;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import java.util.Set;

/** What an error of a search command means. */
final class NoVectorSearch {

    /**
     * 31082 search is not set up beside this server; 59 and 115 no such command; 40324 no such stage; 6047401 the stage is for
     * Atlas only, as older servers say it.
     */
    private static final Set<Integer> CODES = Set.of(31082, 59, 115, 40324, 6047401);

    private NoVectorSearch() {}

    static boolean is(MongoException failure) {
        return failure instanceof MongoCommandException && CODES.contains(failure.getCode());
    }

    static RuntimeException translate(MongoException failure) {
        return is(failure)
                ? new Misconfigured(
                        ("this MongoDB has no vector search (error %d): use MongoDB Atlas, or Community 8.2 or newer with mongot,"
                                        + " or set recs.candidates.source=memory")
                                .formatted(failure.getCode()))
                : new DependencyDown("MongoDB", failure.getMessage(), failure);
    }
}

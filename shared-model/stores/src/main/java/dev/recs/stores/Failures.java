package dev.recs.stores;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Tells what kind of failure lies behind an exception, through the wrappers of the frameworks.
 *
 * <p>Of MySQL only what says "the server is gone, or could not answer now" counts as down: SQL states 08 (connection), 40 (rolled
 * back) and 70100 or 57 (shutdown), and transient exceptions. A missing view or right is a wrong setting; a syntax error stays unexpected.
 */
public final class Failures {

    private static final List<String> UNABLE_REDIS =
            List.of("LOADING", "OOM", "READONLY", "MISCONF", "MASTERDOWN", "CLUSTERDOWN", "NOREPLICAS", "NOAUTH");

    /**
     * No right to a database, a table, a column, a routine; no such database, column, table; a view of a table or column that is gone; a
     * definer that is gone. What an operator does to the schema while a command runs; never the fault of one user's data.
     */
    private static final Set<Integer> OF_THE_SCHEMA = Set.of(1044, 1049, 1054, 1142, 1143, 1146, 1356, 1370, 1449);

    private Failures() {}

    /** The first of our three kinds along the causes, or what a driver's exception means; empty for anything unexpected. */
    public static Optional<RuntimeException> kindOf(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case BadInput bad -> {
                    return Optional.of(bad);
                }
                case Misconfigured wrong -> {
                    return Optional.of(wrong);
                }
                case DependencyDown down -> {
                    return Optional.of(down);
                }
                case MongoException mongo
                when isDown(mongo) -> {
                    return Optional.of(new DependencyDown("MongoDB", mongo.getMessage(), mongo));
                }
                case JedisException redis
                when isDown(redis) -> {
                    return Optional.of(new DependencyDown("Redis", redis.getMessage(), redis));
                }
                case SQLException sql
                when isDown(sql) -> {
                    return Optional.of(new DependencyDown("MySQL", reasonOf(sql), sql));
                }
                case SQLException sql
                when OF_THE_SCHEMA.contains(sql.getErrorCode()) -> {
                    return Optional.of(new Misconfigured(
                            "MySQL refuses a statement of ours for want of a view, a table, a column or a right: %s; 'recs check' looks over the views, 'recs connect --apply' makes them and the rights again"
                                    .formatted(sql.getMessage()),
                            sql));
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    /** The kind, or the failure itself if it is unexpected. */
    public static RuntimeException asKind(RuntimeException failure) {
        return kindOf(failure).orElse(failure);
    }

    /** What the driver says, and what to do where that is known: a pool tells only that it waited in vain. */
    public static String reasonOf(SQLException failure) {
        SQLException reason = failure;
        while (reason.getCause() instanceof SQLException deeper) {
            reason = deeper;
        }
        return String.valueOf(reason.getMessage())
                + ConnectionAdvice.of(reason).map(advice -> ": " + advice).orElse("");
    }

    /** Not what a server answers to one write: a document may be too large, and the next be fine. */
    private static boolean isDown(MongoException failure) {
        return !(failure instanceof MongoBulkWriteException
                || failure instanceof MongoWriteException
                || failure instanceof MongoCommandException);
    }

    /** Not what a server answers to one command, as WRONGTYPE, unless it says of itself that it cannot; Redis 6.2 quotes that of a script. */
    private static boolean isDown(JedisException failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), "");
        return !(failure instanceof JedisDataException)
                || UNABLE_REDIS.stream()
                        .anyMatch(word -> message.startsWith(word) || message.contains(" -" + word + " "));
    }

    private static boolean isDown(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof java.sql.SQLTransientException
                || failure instanceof java.sql.SQLRecoverableException
                || failure instanceof java.sql.SQLNonTransientConnectionException
                || (state != null
                        && (state.startsWith("08")
                                || state.startsWith("40")
                                || state.startsWith("57")
                                || state.equals("70100")));
    }
}

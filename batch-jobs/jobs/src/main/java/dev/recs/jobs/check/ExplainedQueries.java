package dev.recs.jobs.check;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections that ask MySQL for its plan of each SELECT that is prepared, with the values that are bound, before it is run. */
final class ExplainedQueries extends DelegatingDataSource {

    private final List<Plan> plans = new ArrayList<>();

    ExplainedQueries(DataSource mysql) {
        super(mysql);
    }

    /** Since the last call of this method, in the order of the queries. */
    List<Plan> taken() {
        List<Plan> taken = List.copyOf(plans);
        plans.clear();
        return taken;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return proxy(Connection.class, (method, arguments) -> {
            Object result = call(connection, method, arguments);
            return result instanceof PreparedStatement statement && arguments != null && isSelect(arguments[0])
                    ? explained(connection, statement, (String) arguments[0])
                    : result;
        });
    }

    private static boolean isSelect(Object sql) {
        String text = sql.toString().stripLeading();
        return text.startsWith("SELECT") || text.startsWith("WITH") || text.startsWith("(");
    }

    /** MySQL draws a tree where it is not told otherwise; MariaDB knows the table only, and no name for it. */
    private static String explain(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("MariaDB")
                ? "EXPLAIN "
                : "EXPLAIN FORMAT=TRADITIONAL ";
    }

    private PreparedStatement explained(Connection connection, PreparedStatement statement, String sql)
            throws SQLException {
        PreparedStatement explain = connection.prepareStatement(explain(connection) + sql);
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().startsWith("set") && arguments != null && arguments.length > 1) {
                call(explain, method, arguments);
            } else if (method.getName().equals("executeQuery")) {
                plans.add(read(explain));
            } else if (method.getName().equals("close")) {
                explain.close();
            }
            return call(statement, method, arguments);
        });
    }

    private static Plan read(PreparedStatement explain) throws SQLException {
        List<Plan.Access> accesses = new ArrayList<>();
        try (ResultSet row = explain.executeQuery()) {
            while (row.next()) {
                accesses.add(
                        new Plan.Access(text(row, "table"), text(row, "type"), text(row, "key"), row.getLong("rows")));
            }
        }
        return new Plan(accesses);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                ExplainedQueries.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> handler.call(method, arguments)));
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** A call of a proxy. */
    private interface Handler {
        @Nullable
        Object call(Method method, Object @Nullable [] arguments) throws Throwable;
    }

    /** How MySQL would run a query. */
    record Plan(List<Access> accesses) {

        private static final long SMALL = 1_000;

        String describe() {
            return accesses.stream().map(Access::describe).collect(Collectors.joining("\n"));
        }

        /** Those that read a whole table or index, though the query is about one chunk; a small table is read whole by choice. */
        List<Access> scans() {
            return accesses.stream()
                    .filter(access ->
                            access.type().equals("ALL") || access.type().equals("index"))
                    .filter(access -> access.rows() >= SMALL)
                    .toList();
        }

        /**
         * A table in a plan, by the columns of EXPLAIN.
         *
         * @param key the index that is used; empty if none is
         * @param rows an estimate
         */
        record Access(String table, String type, String key, long rows) {

            /** Without the estimate, which differs from day to day. */
            String describe() {
                return Stream.of(table, type, key)
                        .filter(Predicate.not(String::isEmpty))
                        .collect(Collectors.joining(" "));
            }
        }
    }
}

package dev.recs.jobs.connect;

import dev.recs.model.failure.Misconfigured;
import dev.recs.stores.StoreAddresses;
import dev.recs.stores.schema.RecsSchema;
import dev.recs.stores.schema.SqlScript;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Shows what connecting a shop would do, does it, and takes it back. */
public final class ShopConnector implements AutoCloseable {

    private static final Pattern SELECT =
            Pattern.compile("CREATE.*?VIEW\\s+\\S+\\.(recs_\\w+)\\s+AS\\s+(SELECT.*)", Pattern.DOTALL);
    private static final int SAMPLE_ROWS = 3;
    private static final int SAMPLE_TEXT = 60;
    private static final int TOOK_TOO_LONG = 3024;

    private final AdminSession admin;
    private final String jobsUser;
    private final String recs;
    private final boolean byTriggers;

    /**
     * @param recs our database
     * @param byTriggers false: changes are found by polling, and the shop gets no triggers
     */
    public ShopConnector(StoreAddresses addresses, ConnectSettings settings, String recs, boolean byTriggers) {
        this.admin = AdminSession.open(addresses, settings);
        this.jobsUser = addresses.mysqlUser();
        this.recs = recs;
        this.byTriggers = byTriggers;
    }

    public ConnectReport show(ConnectRequest request) {
        ConnectPlan plan = plan(request);
        return new ConnectReport(
                plan.shop().describe(),
                findings(plan.template()),
                samples(plan.template()),
                plan.template().notRead(),
                plan.script(triggers(plan)),
                warnings(request.database()));
    }

    private List<String> warnings(String database) {
        List<String> warnings = new ArrayList<>(UncountedTables.warning(admin.jdbc(), database));
        warnings.addAll(byTriggers ? ServerCheck.warnings(admin, account(), recs) : List.of());
        return warnings;
    }

    /**
     * Makes what is missing and makes the rest anew; repeated, it goes on where it stopped.
     *
     * @param ours makes the tables of our database, as the user of the jobs
     * @return the shop in words
     */
    public String apply(ConnectRequest request, RecsSchema ours) {
        ConnectPlan plan = plan(request);
        FormerConnection.requireSame(admin, recs, plan.shop());
        ServerCheck.requireLoggedRows(admin);
        if (byTriggers) {
            ServerCheck.requireTriggers(admin);
        } else {
            StampIndex.require(admin.jdbc(), request.database(), selectOf(plan.template(), "recs_order_changes"));
        }
        if (!admin.user().equals(jobsUser)) {
            requireAccountOfJobs();
            admin.run(plan.database());
        }
        ours.migrate();
        admin.run(plan.rights());
        dropTriggers(request.database());
        admin.run(plan.views(triggers(plan)));
        triggers(plan).forEach(trigger -> admin.run(trigger.sql()));
        return plan.shop().describe();
    }

    /**
     * Takes triggers, views and account away, in the order in which no statement of the shop fails. Our tables stay.
     *
     * @return what was dropped
     * @throws Misconfigured if the triggers are in another database: without the account the statements of that shop would fail
     */
    public List<String> remove(String shopDatabase) {
        FormerConnection.requireTriggersOnlyIn(admin, recs, shopDatabase);
        List<String> dropped = new ArrayList<>(dropTriggers(shopDatabase));
        String ours = SqlScript.quoted(recs);
        for (String view : existing("views", "table_schema", "table_name", ConnectPlan.VIEWS)) {
            admin.run("DROP VIEW %s.%s".formatted(ours, view));
            dropped.add("view " + view);
        }
        for (String procedure : existing("routines", "routine_schema", "routine_name", ConnectPlan.PROCEDURES)) {
            admin.run("DROP PROCEDURE %s.%s".formatted(ours, procedure));
            dropped.add("procedure " + procedure);
        }
        admin.run("DROP USER IF EXISTS " + account());
        dropped.add("account " + account());
        return dropped;
    }

    private ConnectPlan plan(ConnectRequest request) {
        JdbcTemplate jdbc = admin.jdbc();
        ServerCheck.requireVersion(jdbc);
        Shop shop = ShopRecognition.recognise(new ShopDatabase(jdbc, request.database()), request);
        ShopTemplate template = ShopTemplate.fill(shop, request.template(), recs, account());
        return new ConnectPlan(shop, template, recs, account(), jobsUser);
    }

    private List<Trigger> triggers(ConnectPlan plan) {
        return byTriggers ? plan.template().triggers() : List.of();
    }

    private String account() {
        return "'%s_definer'@'localhost'".formatted(recs);
    }

    /** Its password is a setting of ours, and stays out of any SQL that is printed. */
    private void requireAccountOfJobs() {
        Long accounts =
                admin.jdbc().queryForObject("SELECT COUNT(*) FROM mysql.user WHERE user = ?", Long.class, jobsUser);
        if (accounts == null || accounts == 0) {
            throw new Misconfigured(
                    "there is no account '%1$s' (recs.mysql.user): CREATE USER '%1$s'@'%%' IDENTIFIED BY '…' with the password of recs.mysql.password, then repeat"
                            .formatted(jobsUser));
        }
    }

    private List<String> findings(ShopTemplate template) {
        List<String> findings = new ArrayList<>();
        template.findings()
                .forEach(sql -> admin.jdbc().query(sql, row -> {
                    findings.add("%s: %s".formatted(row.getString(1), row.getString(2)));
                }));
        return findings;
    }

    private Map<String, List<String>> samples(ShopTemplate template) {
        Map<String, List<String>> samples = new LinkedHashMap<>();
        for (String view : template.views()) {
            Matcher parts = SELECT.matcher(view);
            if (parts.matches()) {
                samples.put(parts.group(1), sample(parts.group(1), parts.group(2)));
            }
        }
        return samples;
    }

    private static String selectOf(ShopTemplate template, String view) {
        return template.views().stream()
                .map(SELECT::matcher)
                .filter(parts -> parts.matches() && parts.group(1).equals(view))
                .map(parts -> parts.group(2))
                .findFirst()
                .orElseThrow(() -> new Misconfigured(
                        "the template has no view %s: recs.shop.events=poll reads it".formatted(view)));
    }

    /**
     * MySQL gives up after a minute (MariaDB reads the hint as a comment): with stale statistics of its indexes it reads for hours. The limit
     * is one of the statement itself: around it MySQL would compute all rows first.
     */
    private List<String> sample(String view, String select) {
        try {
            return admin.jdbc()
                    .query(
                            "(%s\n) LIMIT %d"
                                    .formatted(
                                            select.replaceFirst("SELECT", "SELECT /*+ MAX_EXECUTION_TIME(60000) */"),
                                            SAMPLE_ROWS),
                            (row, number) -> shown(row));
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof SQLException sql && sql.getErrorCode() == TOOK_TOO_LONG) {
                throw new Misconfigured(
                        "three rows of %s were not there after 60 s: MySQL's statistics of the shop's indexes are stale, as after a restore; run ANALYZE TABLE on the tables that the view reads, then repeat"
                                .formatted(view));
            }
            throw e;
        }
    }

    private static String shown(ResultSet row) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            columns.add("%s=%s".formatted(row.getMetaData().getColumnLabel(column), shortened(row.getString(column))));
        }
        return String.join(" ", columns);
    }

    private static String shortened(@Nullable String text) {
        String line = text == null ? "NULL" : text.replaceAll("\\s+", " ");
        return line.length() <= SAMPLE_TEXT ? line : line.substring(0, SAMPLE_TEXT) + "…";
    }

    /** Those that write to our outbox; the shop's own stay. */
    private List<String> dropTriggers(String shopDatabase) {
        List<String> names = admin.texts(
                "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = ? AND trigger_name LIKE 'recs\\_%' AND INSTR(action_statement, ?) > 0",
                shopDatabase, FormerConnection.outboxOf(recs));
        names.forEach(name ->
                admin.run("DROP TRIGGER %s.%s".formatted(SqlScript.quoted(shopDatabase), SqlScript.quoted(name))));
        return names.stream().map(name -> "trigger " + name).toList();
    }

    private List<String> existing(String kind, String schema, String name, List<String> names) {
        return admin
                .texts("SELECT %s FROM information_schema.%s WHERE %s = ?".formatted(name, kind, schema), recs)
                .stream()
                .filter(names::contains)
                .toList();
    }

    @Override
    public void close() {
        admin.close();
    }
}

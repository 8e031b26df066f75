package dev.recs.jobs.connect;

import dev.recs.stores.schema.SqlScript;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements that connect a shop, in their order, and those that take them back.
 *
 * @param recs our database
 * @param account that views and triggers run as; nobody logs in by it
 * @param jobsUser whose tables are in our database
 */
record ConnectPlan(Shop shop, ShopTemplate template, String recs, String account, String jobsUser) {

    /** Views of ours over a shop, and what says which shop it is. */
    static final List<String> VIEWS =
            List.of("recs_users", "recs_purchases", "recs_products", "recs_order_changes", "recs_connected");

    static final List<String> PROCEDURES = List.of("recs_watch_triggers", "recs_watch_outbox");

    private static final String END = "//";

    /** Our database, for the user of the jobs; that user makes the tables in it. */
    List<String> database() {
        String pattern = SqlScript.quoted(recs.replace("_", "\\_"));
        return List.of(
                "CREATE DATABASE IF NOT EXISTS %s CHARACTER SET utf8mb4 COLLATE utf8mb4_bin".formatted(quoted()),
                "GRANT ALL ON %s.* TO '%s'@'%%'".formatted(pattern, jobsUser));
    }

    List<String> rights() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE USER IF NOT EXISTS %s ACCOUNT LOCK".formatted(account));
        statements.addAll(template.rights());
        statements.add("GRANT INSERT (user_id, cause, created_at, visible_at) ON %s.refresh_outbox TO %s"
                .formatted(quoted(), account));
        return List.copyOf(statements);
    }

    /** The views over the shop; one that says what was connected; two procedures by which the jobs look whether it still works. */
    List<String> views(List<Trigger> triggers) {
        List<String> statements = new ArrayList<>(template.views());
        statements.add(
                "CREATE OR REPLACE SQL SECURITY INVOKER VIEW %s.recs_connected AS SELECT '%s' AS shop_system, '%s' AS shop_version, '%s' AS shop_database, '%s' AS shop_prefix, '%s' AS order_states, '%s' AS shop_triggers"
                        .formatted(
                                quoted(),
                                shop.system().option(),
                                shop.version().replace("'", "").replace("\\", ""),
                                shop.database(),
                                FormerConnection.prefixOf(shop),
                                String.join(",", shop.states()),
                                triggers.stream()
                                        .map(trigger -> trigger.name() + ":" + trigger.digest())
                                        .collect(Collectors.joining(","))));
        PROCEDURES.forEach(
                procedure -> statements.add("DROP PROCEDURE IF EXISTS %s.%s".formatted(quoted(), procedure)));
        statements.add(
                "CREATE DEFINER = %s PROCEDURE %s.recs_watch_triggers() READS SQL DATA SQL SECURITY DEFINER SELECT trigger_name, action_statement FROM information_schema.triggers WHERE trigger_schema = '%s'"
                        .formatted(account, quoted(), shop.database()));
        statements.add(
                "CREATE DEFINER = %s PROCEDURE %s.recs_watch_outbox() MODIFIES SQL DATA SQL SECURITY DEFINER INSERT INTO %s.refresh_outbox (user_id, cause, created_at, visible_at) VALUES ('', 'order', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))"
                        .formatted(account, quoted(), quoted()));
        PROCEDURES.forEach(procedure ->
                statements.add("GRANT EXECUTE ON PROCEDURE %s.%s TO %s".formatted(quoted(), procedure, account)));
        return List.copyOf(statements);
    }

    /** As a file for the {@code mysql} client, to be read, and to be run by somebody else. */
    String script(List<Trigger> triggers) {
        StringBuilder script = new StringBuilder();
        append(script, "our database", database());
        script.append("-- our tables: recs migrate\n\n");
        append(script, "the account that views and triggers run as", rights());
        append(script, "views", views(triggers));
        if (!triggers.isEmpty()) {
            script.append("-- triggers\nDELIMITER ").append(END).append('\n');
            triggers.forEach(trigger -> script.append(trigger.sql()).append(END).append("\n\n"));
            script.append("DELIMITER ;\n");
        }
        return script.toString();
    }

    private static void append(StringBuilder script, String title, List<String> statements) {
        script.append("-- ").append(title).append('\n');
        statements.forEach(statement -> script.append(statement).append(";\n"));
        script.append('\n');
    }

    private String quoted() {
        return SqlScript.quoted(recs);
    }
}

package dev.recs.jobs.connect;

import dev.recs.model.failure.Misconfigured;
import dev.recs.stores.schema.SqlScript;
import java.util.List;

/** What an earlier {@code --apply} made: one shop at a time, and no trigger is left without its account. */
final class FormerConnection {

    private FormerConnection() {}

    /**
     * Before a shop is connected.
     *
     * @throws Misconfigured if another one is: its triggers would tell of its users to the lists of this one
     */
    static void requireSame(AdminSession admin, String recs, Shop shop) {
        List<String> columns = admin.texts(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = ? AND table_name = 'recs_connected'",
                recs);
        if (!columns.contains("shop_prefix")) {
            return;
        }
        String connected = admin.texts("SELECT CONCAT(shop_database, ', prefix ', shop_prefix) FROM %s.recs_connected"
                        .formatted(SqlScript.quoted(recs)))
                .getFirst();
        String wanted = "%s, prefix %s".formatted(shop.database(), prefixOf(shop));
        if (!connected.equals(wanted)) {
            throw new Misconfigured(
                    "%s is connected to database %s: run 'recs connect --database=%s --remove' first, or give this one a database of its own (recs.mysql.database); nothing was made"
                            .formatted(
                                    recs,
                                    withoutEmptyPrefix(connected),
                                    connected.split(",", 2)[0]));
        }
    }

    /**
     * Before the account of the triggers goes.
     *
     * @throws Misconfigured if there are triggers elsewhere, which would fail the statements of that shop
     */
    static void requireTriggersOnlyIn(AdminSession admin, String recs, String shopDatabase) {
        List<String> elsewhere = admin.texts(
                "SELECT DISTINCT trigger_schema FROM information_schema.triggers WHERE trigger_schema <> ? AND trigger_name LIKE 'recs\\_%' AND INSTR(action_statement, ?) > 0 ORDER BY 1",
                shopDatabase, outboxOf(recs));
        if (!elsewhere.isEmpty()) {
            throw new Misconfigured(
                    "triggers in database %s write to %s.refresh_outbox, and the shop's statements would fail without their account: --database=%s; nothing was dropped"
                            .formatted(String.join(", ", elsewhere), recs, elsewhere.getFirst()));
        }
    }

    static String prefixOf(Shop shop) {
        return shop.placeholders().getOrDefault("prefix", "");
    }

    /** As our triggers name it. */
    static String outboxOf(String recs) {
        return SqlScript.quoted(recs) + ".refresh_outbox";
    }

    private static String withoutEmptyPrefix(String connected) {
        return connected.replaceFirst(", prefix $", "");
    }
}

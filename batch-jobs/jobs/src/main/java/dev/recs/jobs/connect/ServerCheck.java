package dev.recs.jobs.connect;

import dev.recs.model.failure.Misconfigured;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whether a shop's server can be connected, asked before anything is made on it. */
final class ServerCheck {

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");
    private static final String LOGS_FOR_THE_TRUSTED_ONLY =
            "SELECT @@log_bin = 1 AND @@log_bin_trust_function_creators = 0 AND NOT EXISTS (SELECT 1"
                    + " FROM information_schema.user_privileges WHERE privilege_type = 'SUPER'"
                    + " AND REPLACE(grantee, '''', '') = CURRENT_USER())";

    /** Not by @@binlog_format, which later servers may not have any more: they log rows. */
    private static final String LOG_FORMAT =
            "SHOW GLOBAL VARIABLES WHERE variable_name = 'binlog_format' AND EXISTS (SELECT 1 FROM DUAL WHERE @@GLOBAL.log_bin)";

    private ServerCheck() {}

    /** @throws Misconfigured in one line */
    static void requireVersion(JdbcTemplate jdbc) {
        String version = String.valueOf(jdbc.queryForObject("SELECT VERSION()", String.class));
        boolean mariaDb = version.contains("MariaDB");
        Matcher parts = VERSION.matcher(version);
        boolean recent = parts.matches()
                && isAtLeast(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), mariaDb);
        if (!recent) {
            throw new Misconfigured("the shop's server is %s: expected MySQL 8.0 or newer, or MariaDB 10.6 or newer"
                    .formatted(version));
        }
    }

    /** @throws Misconfigured where creating a trigger would end in error 1419 */
    static void requireTriggers(AdminSession admin) {
        if (Boolean.TRUE.equals(admin.jdbc().queryForObject(LOGS_FOR_THE_TRUSTED_ONLY, Boolean.class))) {
            throw new Misconfigured(
                    "the server's binary log is on and log_bin_trust_function_creators is 0, so that user %s may create no triggers (error 1419): run SET PERSIST log_bin_trust_function_creators = 1 (MariaDB: SET GLOBAL), or use a user with SUPER, or recs.shop.events=poll; nothing was made"
                            .formatted(admin.user()));
        }
    }

    /** @throws Misconfigured where every statement of ours that writes would end in error 1665 */
    static void requireLoggedRows(AdminSession admin) {
        if (logFormat(admin).equals("STATEMENT")) {
            throw new Misconfigured(
                    "the server's binary log is on and binlog_format is STATEMENT, in which the server logs no statement of our sessions, since they are READ COMMITTED (error 1665): run SET PERSIST binlog_format = ROW (MariaDB: SET GLOBAL) and let open sessions reconnect; nothing was made");
        }
    }

    private static String logFormat(AdminSession admin) {
        return admin.jdbc().query(LOG_FORMAT, (row, number) -> row.getString(2)).stream()
                .findFirst()
                .orElse("");
    }

    /** What an operator who is about to apply should know. */
    static List<String> warnings(AdminSession admin, String definer, String recs) {
        List<String> warnings = new ArrayList<>(uncaught(definer, recs));
        if (logFormat(admin).equals("MIXED")) {
            warnings.add(
                    "binlog_format is MIXED: rows of an order that a trigger reads stay locked for reading until the shop's transaction ends; with ROW they are not locked");
        }
        return warnings;
    }

    private static List<String> uncaught(String definer, String recs) {
        return List.of(
                "the shop's statements on tables with our triggers FAIL while the account %s is gone (error 1449) or lacks TRIGGER on them (error 1142): drop it only by 'recs connect --remove'"
                        .formatted(definer),
                "they FAIL (error 1114) while the disk under %s.refresh_outbox is full: MySQL lets no trigger catch that, watch its free space"
                        .formatted(recs),
                "they WAIT while another session holds a lock on %s.refresh_outbox (LOCK TABLES, ALTER TABLE, a dump that locks): leave that table to us, dump by --single-transaction"
                        .formatted(recs),
                "a dump of the shop holds the triggers: on a server without the account restore it without them (mysqldump --skip-triggers)");
    }

    private static boolean isAtLeast(int major, int minor, boolean mariaDb) {
        return mariaDb ? major > 10 || (major == 10 && minor >= 6) : major >= 8;
    }
}

package dev.recs.jobs.check;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One question about the store's data. */
interface DataCheck {

    /** What is counted, in the plural: "orders of unknown products". */
    String subject();

    /** What to do about it. */
    String advice();

    CheckResult run(JdbcClient store, Instant now);
}

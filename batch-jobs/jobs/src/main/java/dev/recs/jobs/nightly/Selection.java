package dev.recs.jobs.nightly;

import java.util.Locale;

/** Which users a run refreshes. */
public enum Selection {
    /** The nightly choice: who did something within {@code recs.refresh.active-within}. */
    ACTIVE,
    /** Everybody. */
    ALL,
    /** Of the active ones, those whose list is old or older than their latest activity. */
    STALE;

    /** The name of the job; a selection's runs are the instances of one job. */
    String jobName() {
        return "refresh-" + describe();
    }

    public String describe() {
        return name().toLowerCase(Locale.ROOT);
    }
}

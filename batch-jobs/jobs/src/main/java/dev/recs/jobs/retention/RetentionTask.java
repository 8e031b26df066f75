package dev.recs.jobs.retention;

import dev.recs.pipeline.RefreshSettings;
import java.time.Instant;

/** The last step of a run: what is kept of users no longer than its reason lasts. */
public final class RetentionTask {

    private final Retention retention;
    private final ChoiceExpiry choices;
    private final ErasureUpkeep erasures;
    private final RefreshSettings settings;

    RetentionTask(Retention retention, ChoiceExpiry choices, ErasureUpkeep erasures, RefreshSettings settings) {
        this.retention = retention;
        this.choices = choices;
        this.erasures = erasures;
        this.settings = settings;
    }

    /**
     * Runs to the end.
     *
     * @param force deletes more than {@code recs.refresh.max-delete-fraction} too
     * @return what came of it
     */
    public String run(Instant asOf, boolean force) {
        erasures.expireTombstones();
        erasures.expireEvents(asOf);
        choices.run(force ? 1 : settings.maxDeleteFraction());
        return retention.run(asOf, force).describe()
                + erasures.rewriteFile().map("; "::concat).orElse("");
    }
}

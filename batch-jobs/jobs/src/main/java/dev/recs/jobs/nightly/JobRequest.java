package dev.recs.jobs.nightly;

import java.time.Instant;
import java.util.Optional;

/**
 * A run that is wanted.
 *
 * @param asOf empty: continue the newest run of the selection if it is unfinished and young, else now
 * @param force lets retention delete more than its limit
 * @param fresh begins afresh where an unfinished run would be continued
 */
public record JobRequest(Selection selection, Optional<Instant> asOf, boolean force, boolean fresh) {

    public JobRequest(Selection selection, Optional<Instant> asOf) {
        this(selection, asOf, false, false);
    }
}

package dev.recs.jobs.schedule;

import dev.recs.jobs.nightly.JobAlreadyRunning;
import dev.recs.jobs.nightly.JobCancelled;
import dev.recs.jobs.nightly.TooManySkipped;
import dev.recs.model.failure.DependencyDown;

/** How an attempt at a night's run ended. */
enum AttemptOutcome {
    DONE("done", false),
    /** All lists are made, and texts went without a vector because the embedding provider was away. */
    DEGRADED("degraded", false),
    STOPPED("stopped", false),
    OTHER_RUN("other-run", true),
    DEPENDENCY_DOWN("dependency-down", true),
    TOO_MANY_SKIPPED("too-many-skipped", false),
    FAILED("failed", false);

    private final String tag;
    private final boolean passing;

    AttemptOutcome(String tag, boolean passing) {
        this.tag = tag;
        this.passing = passing;
    }

    /** @param failure of one of our kinds, where it is one */
    static AttemptOutcome classify(RuntimeException failure) {
        return switch (failure) {
            case JobCancelled _ -> STOPPED;
            case JobAlreadyRunning _ -> OTHER_RUN;
            case TooManySkipped _ -> TOO_MANY_SKIPPED;
            case DependencyDown _ -> DEPENDENCY_DOWN;
            default -> FAILED;
        };
    }

    /** Value of the tag {@code outcome} of the metric. */
    String tag() {
        return tag;
    }

    /** What stood in the way may be gone a little later, with nobody doing anything. */
    boolean isPassing() {
        return passing;
    }
}

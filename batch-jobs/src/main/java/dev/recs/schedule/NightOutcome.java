package dev.recs.schedule;

import dev.recs.job.OtherRunInProgress;
import dev.recs.job.RunStopped;
import dev.recs.job.TooManySkipped;
import dev.recs.model.failure.DependencyDown;

/** How an attempt at a night's run ended. */
enum NightOutcome {
    DONE("done", false),
    STOPPED("stopped", false),
    OTHER_RUN("other-run", true),
    DEPENDENCY_DOWN("dependency-down", true),
    TOO_MANY_SKIPPED("too-many-skipped", false),
    FAILED("failed", false);

    private final String tag;
    private final boolean passing;

    NightOutcome(String tag, boolean passing) {
        this.tag = tag;
        this.passing = passing;
    }

    /** @param failure of one of our kinds, where it is one */
    static NightOutcome of(RuntimeException failure) {
        return switch (failure) {
            case RunStopped _ -> STOPPED;
            case OtherRunInProgress _ -> OTHER_RUN;
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

package dev.recs.jobs.cli;

import java.time.Duration;

/** A duration as people say it: the two largest units. */
final class Age {

    private Age() {}

    static String describe(Duration age) {
        if (age.toDays() > 0) {
            return "%d d %d h".formatted(age.toDays(), age.toHoursPart());
        }
        if (age.toHours() > 0) {
            return "%d h %d min".formatted(age.toHours(), age.toMinutesPart());
        }
        return age.toMinutes() > 0
                ? "%d min %d s".formatted(age.toMinutes(), age.toSecondsPart())
                : "%d s".formatted(age.toSeconds());
    }
}

package dev.recs.jobs.check;

import java.util.List;

/**
 * What a check found.
 *
 * @param subject what was counted
 * @param examined rows looked at
 * @param found rows that are wrong
 * @param allowedShare of the examined, up to which it passes
 * @param examples a few of the rows found, at most five; ids only
 * @param advice what to do about it
 */
public record CheckResult(
        String subject, long examined, long found, double allowedShare, List<String> examples, String advice) {

    public CheckResult {
        examples = List.copyOf(examples);
    }

    public boolean passed() {
        return found <= allowedShare * examined;
    }
}

package dev.recs.jobs.online;

import dev.recs.stores.events.EventAttribution;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Days of UTC that a report is about, the last of them up to now.
 *
 * @param until exclusive
 * @param orderWindow how long an order may come after an impression
 * @param holdOutFrom when the hold-out was first shown its list, from which on it is compared; {@link Instant#MAX} if it was not
 */
public record Period(LocalDate firstDay, Instant until, Duration orderWindow, Instant holdOutFrom) {

    public static Period lastDays(int days, Instant now, Duration orderWindow) {
        return new Period(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(days - 1L), now, orderWindow, Instant.MAX);
    }

    public Period comparedFrom(Instant firstOfHoldOut) {
        return new Period(firstDay, until, orderWindow, firstOfHoldOut);
    }

    public LocalDate lastDay() {
        return LocalDate.ofInstant(until, ZoneOffset.UTC);
    }

    /** From when rows are needed, so that what happened in the period finds what was shown before it. */
    public Instant readFrom() {
        Duration longest =
                orderWindow.compareTo(EventAttribution.CLICK_WINDOW) > 0 ? orderWindow : EventAttribution.CLICK_WINDOW;
        return since().minus(longest);
    }

    boolean contains(Instant at) {
        return !at.isBefore(since()) && at.isBefore(until);
    }

    public Instant since() {
        return firstDay.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}

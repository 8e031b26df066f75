package dev.recs.refresh;

/** What became of the users that were read; the other parts add up to {@code read}. */
public record RefreshAccount(
        long read, long refreshed, long newerPresent, long tooFewSignals, long optedOut, long unknown) {

    public static final RefreshAccount NONE = new RefreshAccount(0, 0, 0, 0, 0, 0);

    public RefreshAccount plus(RefreshAccount other) {
        return new RefreshAccount(
                read + other.read,
                refreshed + other.refreshed,
                newerPresent + other.newerPresent,
                tooFewSignals + other.tooFewSignals,
                optedOut + other.optedOut,
                unknown + other.unknown);
    }
}

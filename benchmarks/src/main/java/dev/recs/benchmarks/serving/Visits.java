package dev.recs.benchmarks.serving;

/** Which users a load asks for. */
enum Visits {
    /** All alike, at random. */
    UNIFORM,
    /** By Zipf's law: the user of rank r is r times rarer than the first. */
    ZIPF,
    /** Each in turn, so that nobody comes twice before everybody came. */
    IN_TURN
}

package dev.recs.benchmarks.fuzz;

/** What is wrong with a request. */
enum Fault {
    NONE,
    NO_TOKEN,
    GARBAGE_TOKEN,
    TOKEN_WITHOUT_SCOPE,
    TOKEN_OF_ANOTHER_USER,
    ODD_PARAMETER,
    REPEATED_PARAMETER,
    UNKNOWN_PARAMETER,
    ODD_BODY,
    BROKEN_BODY,
    LARGE_BODY,
    OTHER_TYPE,
    OTHER_METHOD,
    ODD_HEADER,
    ODD_PATH
}

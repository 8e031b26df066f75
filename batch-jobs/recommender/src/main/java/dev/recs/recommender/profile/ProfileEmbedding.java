package dev.recs.recommender.profile;

/** Of what the vector of a profile is made. */
public enum ProfileEmbedding {
    /** The weighted sum of the vectors of the signals' texts: texts that many users share are embedded once. */
    SIGNALS,
    /** One text about the user, "User interests: …", embedded as a whole; unchanged texts are found by their hash and not sent again. */
    TEXT
}

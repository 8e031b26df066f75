package dev.recs.recommender.history;

/**
 * A fair part of the users, the same in every run: those whose mixed hash ends in so many zeros.
 *
 * @param zeros 0 for everybody; one more halves the part
 */
record UserSample(int zeros) {

    static final UserSample ALL = new UserSample(0);

    UserSample half() {
        return new UserSample(zeros + 1);
    }

    boolean holds(String userId) {
        return Integer.numberOfTrailingZeros(mixed(userId.hashCode())) >= zeros;
    }

    /** Finaliser of MurmurHash3: ids that count up have hashes that do. */
    private static int mixed(int hash) {
        int mixed = hash;
        mixed = (mixed ^ (mixed >>> 16)) * 0x85EBCA6B;
        mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2AE35;
        return mixed ^ (mixed >>> 16);
    }
}

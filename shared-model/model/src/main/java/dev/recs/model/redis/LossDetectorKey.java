package dev.recs.model.redis;

import java.util.List;
import java.util.stream.IntStream;

/** Counters that only grow, one in each of 64 buckets of users: so many lie on every node of a cluster. */
public final class LossDetectorKey {

    private static final int COUNT = 64;
    private static final String PREFIX = "loss_detector:";

    private static final List<String> ALL = IntStream.range(0, COUNT)
            .mapToObj(number -> of(new UserBucket(number * UserBucket.COUNT / COUNT)))
            .toList();

    private LossDetectorKey() {}

    public static List<String> all() {
        return ALL;
    }

    private static String of(UserBucket bucket) {
        String tag = bucket.tag();
        return PREFIX + tag.substring(0, tag.length() - 1);
    }
}

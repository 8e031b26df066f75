package dev.recs.model.experiment;

import dev.recs.model.KeyedHash;
import dev.recs.model.UserId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Tells of which variant a user's list is, from the user alone: the same in every process, after every restart, on every device.
 *
 * <p>A user has a point in [0, 1) for each experiment: the first 53 bits of an HMAC-SHA-256 of the experiment's name and the user. Variants
 * take consecutive parts of it as long as their shares. The name is the salt, so the points of two experiments are independent; the key keeps
 * users from finding out, or choosing, where they are. It is derived from that of the tombstones, which every process has and which never
 * changes. Thread-safe.
 */
public final class Assignment {

    /** Keeps this key apart from the one that it is derived from. */
    private static final String PURPOSE = "experiments 1";

    private static final char SEPARATOR = '\u001f';
    private static final int UNUSED_BITS = Long.SIZE - 53;
    private static final double POINTS = 1L << 53;

    /** Shares that add up to 1 may fall short of it by their rounding. */
    private static final double WHOLE = 1 - 1e-9;

    private final KeyedHash hash;

    /** @param erasureKey that of the tombstones */
    public Assignment(byte[] erasureKey) {
        this.hash = new KeyedHash(new KeyedHash(erasureKey).bytes(PURPOSE.getBytes(StandardCharsets.UTF_8)));
    }

    /** The variant of a user's list as of a moment; who is in the hold-out is in no experiment. */
    public VariantName of(UserId user, RunningExperiments running, Instant asOf) {
        if (point(VariantName.HOLD_OUT.value(), user) < running.holdOut()) {
            return VariantName.HOLD_OUT;
        }
        for (Experiment experiment : running.started()) {
            if (experiment.isWithin(asOf)) {
                return of(user, experiment);
            }
        }
        return VariantName.NONE;
    }

    private VariantName of(UserId user, Experiment experiment) {
        double point = point(experiment.name(), user);
        double end = 0;
        for (Variant variant : experiment.variants()) {
            end += variant.share();
            if (point < end || end > WHOLE) {
                return experiment.nameOf(variant);
            }
        }
        return VariantName.NONE;
    }

    /** In [0, 1), uniform over users, independent between salts. */
    double point(String salt, UserId user) {
        byte[] bytes = hash.bytes((salt + SEPARATOR + user.value()).getBytes(StandardCharsets.UTF_8));
        return (ByteBuffer.wrap(bytes).getLong() >>> UNUSED_BITS) / POINTS;
    }
}

package dev.recs.evaluation.diff;

import dev.recs.model.UserId;
import dev.recs.stores.lists.Profiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Draws users who have a profile, each with the same chance, in memory for the sample alone (reservoir sampling, Vitter's algorithm R). */
public final class UserSample {

    private static final int PAGE = 1_000;

    private final int size;
    private final SplittableRandom random;

    public UserSample(int size, long seed) {
        this.size = size;
        this.random = new SplittableRandom(seed);
    }

    /** @return by id; all users if there are fewer than asked for */
    public List<UserId> draw(Profiles profiles) {
        List<UserId> drawn = new ArrayList<>(size);
        long[] seen = {0};
        profiles.forEachPage(
                PAGE,
                page -> page.keySet().stream().sorted().forEach(user -> {
                    seen[0]++;
                    if (drawn.size() < size) {
                        drawn.add(user);
                    } else {
                        long place = random.nextLong(seen[0]);
                        if (place < size) {
                            drawn.set((int) place, user);
                        }
                    }
                }));
        Collections.sort(drawn);
        return drawn;
    }
}

package dev.recs.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TombstoneHasherTest {

    /** RFC 4231, test case 2. */
    @Test
    void tombstoneIsTheHmacOfTheId() {
        assertThat(new TombstoneHasher("Jefe".getBytes(UTF_8)).tombstoneOf(new UserId("what do ya want for nothing?")))
                .isEqualTo(new Tombstone("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    }

    @Test
    void tombstonesOfManyThreadsAreThoseOfOne() {
        TombstoneHasher tombstoneHasher = new TombstoneHasher("a key of some length".getBytes(UTF_8));
        Tombstone alone = tombstoneHasher.tombstoneOf(new UserId("12347"));
        Set<Tombstone> together = IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(ignored -> tombstoneHasher.tombstoneOf(new UserId("12347")))
                .collect(Collectors.toSet());
        assertThat(together).containsExactly(alone);
    }
}

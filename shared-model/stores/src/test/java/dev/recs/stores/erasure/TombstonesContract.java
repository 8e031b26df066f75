package dev.recs.stores.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of tombstones promises. */
abstract class TombstonesContract {

    private static final UserId ANNA = new UserId("anna");
    private static final UserId BEN = new UserId("ben");
    private static final Instant NOW = Instant.ofEpochMilli(1_764_000_000_000L);

    private Tombstones store;

    /** One without tombstones. */
    abstract Tombstones create();

    @BeforeEach
    void start() {
        store = create();
    }

    @Test
    void onlyWhoWasErasedIsErased() {
        store.add(ANNA, NOW);
        assertThat(store.erasedAt(List.of(ANNA, BEN))).isEqualTo(Map.of(ANNA, NOW));
        assertThat(store.erasedAt(List.of())).isEmpty();
    }

    @Test
    void anErasureThatIsRepeatedHasTheTimeOfTheLast() {
        store.add(ANNA, NOW);
        store.add(ANNA, NOW.plusSeconds(9));
        assertThat(store.erasedAt(List.of(ANNA))).isEqualTo(Map.of(ANNA, NOW.plusSeconds(9)));
    }

    @Test
    void anAccountThatWasOpenedAfterTheErasureLiftsIt() {
        store.add(ANNA, NOW);
        store.add(BEN, NOW);
        store.lift(Map.of(ANNA, NOW.plusMillis(1), BEN, NOW));
        assertThat(store.erasedAt(List.of(ANNA, BEN))).containsOnlyKeys(BEN);
        store.lift(Map.of());
    }

    @Test
    void theUsersOwnWordRemovesItWhateverItsTime() {
        store.add(ANNA, NOW.plusSeconds(9));
        store.remove(ANNA);
        store.remove(BEN);
        assertThat(store.erasedAt(List.of(ANNA, BEN))).isEmpty();
    }
}

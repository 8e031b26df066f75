package dev.recs.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class PlainProgressTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final List<String> lines = new ArrayList<>();

    @Test
    void theRateOfAContinuedRunIsThatOfItsOwnUsers() {
        PlainProgress progress = new PlainProgress(lines::add, clock);
        progress.begin(1_000, 600);
        now.set(Instant.EPOCH.plusSeconds(5));
        progress.advance(100);
        assertThat(lines).containsExactly("users: 700 of 1000, 20/s, about 15 s left");
    }
}

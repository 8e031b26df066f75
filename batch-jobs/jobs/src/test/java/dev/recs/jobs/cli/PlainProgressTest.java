package dev.recs.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class PlainProgressTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void theRateOfAContinuedRunIsThatOfItsOwnUsers() {
        PlainProgress progress = new PlainProgress(new PrintStream(out, true, StandardCharsets.UTF_8), clock);
        progress.begin(1_000, 600);
        now.set(Instant.EPOCH.plusSeconds(5));
        progress.advance(100);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("users: 700 of 1000, 20/s, about 15 s left\n");
    }
}

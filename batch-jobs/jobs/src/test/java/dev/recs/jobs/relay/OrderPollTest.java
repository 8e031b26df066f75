package dev.recs.jobs.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.UserId;
import dev.recs.model.redis.PendingRefresh;
import dev.recs.stores.shop.OrderChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OrderPollTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final List<OrderChange> shop = new ArrayList<>();
    private final List<String> due = new ArrayList<>();
    private Instant now = NOW;
    private boolean queueIsDown;

    private final OrderPoll poll = new OrderPoll(
            from -> shop.stream()
                    .filter(change -> !change.changedAt().isBefore(from))
                    .toList(),
            this::take,
            new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            });

    @Test
    void aChangeIsSeenOnceHoweverOftenItIsRead() {
        change("o1", "ann", NOW.minusSeconds(3));
        assertThat(poll.poll()).isEqualTo(1);
        assertThat(poll.poll()).isZero();
        change("o1", "ann", NOW.plusSeconds(1));
        assertThat(poll.poll()).isEqualTo(1);
        assertThat(due).containsExactly("ann", "ann");
    }

    @Test
    void anOrderThatCommitsTenMinutesAfterItsStampIsSeenAndOneOfTwentyIsTheNights() {
        poll.poll();
        now = NOW.plus(Duration.ofHours(1));
        change("slow", "ann", now.minus(Duration.ofMinutes(10)));
        change("slower", "bob", now.minus(Duration.ofMinutes(20)));
        poll.poll();
        assertThat(due).containsExactly("ann");
    }

    @Test
    void theFirstPollLooksADayBack() {
        change("o1", "ann", NOW.minus(Duration.ofHours(23)));
        change("o2", "bob", NOW.minus(Duration.ofHours(25)));
        poll.poll();
        assertThat(due).containsExactly("ann");
    }

    @Test
    void aSecondChangeWithinTheSecondOfTheStampIsSeen() {
        change("o1", "ann", NOW);
        assertThat(poll.poll()).isEqualTo(1);
        assertThat(poll.poll()).isZero();
        now = NOW.plusSeconds(2);
        assertThat(poll.poll()).isEqualTo(1);
        assertThat(poll.poll()).isZero();
    }

    @Test
    void anOrderThatChangesHandsMakesBothDue() {
        change("o1", "ann", NOW);
        poll.poll();
        change("o1", "bob", NOW.plusSeconds(1));
        poll.poll();
        assertThat(due).containsExactly("ann", "bob", "ann");
    }

    @Test
    void whatTheQueueDidNotTakeIsFoundAgain() {
        change("o1", "ann", NOW);
        queueIsDown = true;
        assertThatThrownBy(poll::poll).isInstanceOf(IllegalStateException.class);
        queueIsDown = false;
        poll.poll();
        assertThat(due).containsExactly("ann");
    }

    private void change(String order, String user, Instant at) {
        shop.removeIf(change -> change.orderId().equals(order));
        shop.add(new OrderChange(order, new UserId(user), at));
    }

    private void take(List<PendingRefresh> users) {
        if (queueIsDown) {
            throw new IllegalStateException("down");
        }
        users.forEach(user -> due.add(user.user().value()));
    }
}

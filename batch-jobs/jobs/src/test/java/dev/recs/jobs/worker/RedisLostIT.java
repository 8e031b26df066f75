package dev.recs.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.nightly.JobRequest;
import dev.recs.jobs.nightly.NightlyJobLauncher;
import dev.recs.jobs.nightly.Selection;
import dev.recs.jobs.relay.RelayLoop;
import dev.recs.model.UserId;
import dev.recs.model.redis.OptOutFlagKey;
import dev.recs.pipeline.Outcome;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.stores.SqlTimes;
import dev.recs.testing.LocalStack;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Redis comes back with nothing: what the outbox holds is sent again, what nothing holds is found by the stale lists. */
final class RedisLostIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Duration SOON = Duration.ofSeconds(20);

    private static Shop shop;

    @BeforeAll
    static void open() {
        shop = new Shop(STACK, Map.of("recs.relay.resend-after", "1s"));
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void whatWasSentIntoARedisThatLostEverythingIsSentAgain() {
        double resent = shop.counted("recs.outbox.resent");
        Thread.ofPlatform().daemon().name("relay alone").start(shop.bean(RelayLoop.class));
        shop.orderAtOnce("c00", Shop.product(8));
        shop.orderAtOnce("c01", Shop.product(13));
        Shop.await(
                "rows sent",
                SOON,
                () -> shop.jdbc()
                                .sql("SELECT COUNT(*) FROM refresh_outbox WHERE sent_at IS NULL")
                                .query(Long.class)
                                .single()
                        == 0);
        shop.redis().flushAll();
        shop.bean(Worker.class).start();
        Shop.await("lists", SOON, () -> knows("c00", Shop.product(8)) && knows("c01", Shop.product(13)));
        Shop.await("queue and outbox empty", SOON, shop::isQuiet);
        assertThat(shop.counted("recs.outbox.resent") - resent).isGreaterThanOrEqualTo(4);
    }

    @Test
    void refreshStaleOnlyFindsEveryoneWhoBoughtSinceTheList() {
        run(Selection.ALL);
        shop.orderUnseen("c04", Shop.product(9));
        shop.orderUnseen("c05", Shop.product(10));
        shop.redis().flushAll();
        RefreshAccount account = run(Selection.STALE);
        assertThat(account.read()).isEqualTo(2);
        assertThat(account.count(Outcome.REFRESHED)).isEqualTo(2);
        assertThat(knows("c04", Shop.product(9))).isTrue();
        assertThat(knows("c05", Shop.product(10))).isTrue();
        assertThat(run(Selection.STALE).read()).isZero();
    }

    @Test
    void optOutsThatRedisLostWereOnlyBackWhenTheUserChoseAnew() {
        UserId user = new UserId("c06");
        LostMarks lostMarks = shop.bean(LostMarks.class);
        shop.jdbc()
                .sql("INSERT INTO recs_personalization (user_id, enabled, changed_at) VALUES (?, FALSE, ?)")
                .params(user.value(), SqlTimes.write(shop.now()))
                .update();
        lostMarks.look();
        assertThat(shop.redis().exists(OptOutFlagKey.of(user)))
                .as("at the start")
                .isTrue();
        shop.redis().del(OptOutFlagKey.of(user));
        lostMarks.look();
        assertThat(shop.redis().exists(OptOutFlagKey.of(user))).as("no loss").isFalse();
        shop.redis().flushAll();
        lostMarks.look();
        assertThat(shop.redis().exists(OptOutFlagKey.of(user))).isTrue();
    }

    private static RefreshAccount run(Selection selection) {
        return shop.bean(NightlyJobLauncher.class)
                .run(new JobRequest(selection, Optional.of(shop.now())))
                .account();
    }

    private static boolean knows(String customer, String bought) {
        return shop.list(customer).isPresent() && !shop.recommends(customer, bought);
    }
}

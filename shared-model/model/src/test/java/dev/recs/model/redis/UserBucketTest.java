package dev.recs.model.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.FormatLocale;
import dev.recs.model.UserId;
import dev.recs.model.refusal.Refusal;
import dev.recs.model.refusal.RefusalKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UserBucketTest {

    /** As the command {@code CLUSTER KEYSLOT} of Redis answers, which is the CRC modulo 16,384: foo 12182, somekey 11058, 123456789 12739. */
    @Test
    void theNumberIsTheCrcOfRedisClusterModulo1024() {
        assertThat(UserBucket.of(new UserId("foo")).number()).isEqualTo(12_182 % 1_024);
        assertThat(UserBucket.of(new UserId("somekey")).number()).isEqualTo(11_058 % 1_024);
        assertThat(UserBucket.of(new UserId("123456789")).number()).isEqualTo(12_739 % 1_024);
    }

    @Test
    void usersAreSpreadOverAllBuckets() {
        long[] users = new long[UserBucket.COUNT];
        IntStream.range(0, 102_400)
                .forEach(i ->
                        users[UserBucket.of(new UserId(Integer.toString(i))).number()]++);
        assertThat(Arrays.stream(users).boxed())
                .allSatisfy(ofBucket -> assertThat(ofBucket).isBetween(30L, 200L));
    }

    @Test
    void aKeyOfRelease100IsToldFromOneOfThisRelease() {
        UserId user = new UserId("a:{b0001}:b");
        assertThat(FormerKeys.renamed("user_searches:" + user.value())).isEqualTo(SearchesKey.of(user));
        assertThat(FormerKeys.renamed(SearchesKey.of(user))).isEqualTo(SearchesKey.of(user));
        assertThat(FormerKeys.nameOf(SearchesKey.of(user), user)).isEqualTo("user_searches:" + user.value());
        assertThat(OptOutFlagKey.parse("opted_out:" + user.value())).isEqualTo(user);
        assertThat(OptOutFlagKey.parse(OptOutFlagKey.of(user))).isEqualTo(user);
    }

    /** In Persian 421 is ۴۲۱: a process of that locale wrote keys that no other found. */
    @Test
    void whatIsStoredHasTheSameDigitsInEveryLocale() {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        Locale.setDefault(Locale.Category.FORMAT, Locale.of("fa", "IR"));
        try {
            assertThat("%d".formatted(421)).isNotEqualTo("421");
            assertThat(UserBucket.tag(421)).isEqualTo("{b0421}:");
            assertThat(RefusedValue.added(new Refusal(RefusalKind.PRODUCT, "p", Instant.ofEpochMilli(5))))
                    .isEqualTo("+ 5 product p\n");
            FormatLocale.use();
            assertThat("%d %.1f".formatted(421, 0.5)).isEqualTo("421 0.5");
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }

    @Test
    void thereIsNoBucketBeyondTheLast() {
        assertThatThrownBy(() -> new UserBucket(1_024)).hasMessage("bucket of users is 1024: expected 0 to 1023");
    }
}

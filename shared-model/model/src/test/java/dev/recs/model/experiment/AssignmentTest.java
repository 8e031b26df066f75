package dev.recs.model.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recs.model.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AssignmentTest {

    private static final Assignment ASSIGNMENT = new Assignment("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    private static final Instant NOW = Instant.parse("2026-12-05T02:00:00Z");
    private static final int USERS = 100_000;

    /** 99.9 % of the chi-square distribution with 99 degrees of freedom. */
    private static final double CHI_SQUARE_99 = 148.2;

    /** Computed by Python's hmac: a change of any of them moves users of running experiments. */
    @Test
    void pointsAreThoseOfTheFormula() {
        assertThat(point("hold-out", "anna")).isEqualTo(0.0814925760724653);
        assertThat(point("hold-out", "ben")).isEqualTo(0.46537332071457005);
        assertThat(point("hold-out", "user-17")).isEqualTo(0.4553011350355891);
        assertThat(point("more-variety", "anna")).isEqualTo(0.5906064675245714);
        assertThat(point("more-variety", "ben")).isEqualTo(0.4842452587991788);
        assertThat(point("more-variety", "user-17")).isEqualTo(0.15270721660314557);
    }

    @Test
    void pointsAreUniform() {
        int[] counts = new int[100];
        users(7).forEach(user -> counts[(int) (ASSIGNMENT.point("more-variety", user) * counts.length)]++);
        double expected = (double) USERS / counts.length;
        double chiSquare = IntStream.of(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        assertThat(chiSquare).isLessThan(CHI_SQUARE_99);
    }

    @Test
    void numberedUsersAreAsUniformAsRandomOnes() {
        int[] counts = new int[100];
        IntStream.range(0, USERS)
                .forEach(i -> counts[(int) (ASSIGNMENT.point("b", new UserId(Integer.toString(i))) * counts.length)]++);
        assertThat(IntStream.of(counts).min().orElseThrow()).isGreaterThan(870);
        assertThat(IntStream.of(counts).max().orElseThrow()).isLessThan(1_130);
    }

    @Test
    void twoExperimentsAssignIndependently() {
        int[] counts = new int[100];
        users(8).forEach(user ->
                counts[10 * (int) (ASSIGNMENT.point("one", user) * 10) + (int) (ASSIGNMENT.point("two", user) * 10)]++);
        double expected = (double) USERS / counts.length;
        assertThat(IntStream.of(counts)
                        .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                        .sum())
                .isLessThan(CHI_SQUARE_99);
    }

    @Test
    void variantsGetTheirSharesOfAllButTheHoldOut() {
        RunningExperiments running = new RunningExperiments(0.1, List.of(experiment(0.3, 0.2)));
        Map<VariantName, Integer> counts = new HashMap<>();
        users(9).forEach(user -> counts.merge(ASSIGNMENT.of(user, running, NOW), 1, Integer::sum));
        assertThat(share(counts, VariantName.HOLD_OUT)).isCloseTo(0.1, within(0.004));
        assertThat(share(counts, VariantName.of("more-variety", "control"))).isCloseTo(0.9 * 0.3, within(0.006));
        assertThat(share(counts, VariantName.of("more-variety", "diverse"))).isCloseTo(0.9 * 0.2, within(0.006));
        assertThat(share(counts, VariantName.NONE)).isCloseTo(0.9 * 0.5, within(0.007));
    }

    @Test
    void aLargerHoldOutKeepsWhoWasInIt() {
        RunningExperiments few = new RunningExperiments(0.05, List.of());
        RunningExperiments more = new RunningExperiments(0.1, List.of());
        assertThat(users(10)
                        .filter(user -> ASSIGNMENT.of(user, few, NOW).isHoldOut())
                        .allMatch(user -> ASSIGNMENT.of(user, more, NOW).isHoldOut()))
                .isTrue();
    }

    @Test
    void sharesThatAddUpToOneLeaveNobodyOut() {
        Experiment tenths = new Experiment(
                "tenths",
                Metric.CONVERSION,
                Instant.MIN,
                Instant.MAX,
                IntStream.range(0, 10)
                        .mapToObj(i -> new Variant("v" + i, 0.1, Map.of(), ""))
                        .toList());
        RunningExperiments running = new RunningExperiments(0, List.of(tenths));
        assertThat(users(11).noneMatch(user -> ASSIGNMENT.of(user, running, NOW).isNone()))
                .isTrue();
    }

    @Test
    void nobodyIsInAnExperimentBeforeItsTimeOrAfterIt() {
        Instant from = Instant.parse("2026-12-01T00:00:00Z");
        Instant until = Instant.parse("2026-12-15T00:00:00Z");
        RunningExperiments running = new RunningExperiments(
                0,
                List.of(new Experiment(
                        "e",
                        Metric.CONVERSION,
                        from,
                        until,
                        experiment(0.5, 0.5).variants())));
        UserId user = new UserId("anna");
        assertThat(ASSIGNMENT.of(user, running, from.minusMillis(1))).isEqualTo(VariantName.NONE);
        assertThat(ASSIGNMENT.of(user, running, from).isNone()).isFalse();
        assertThat(ASSIGNMENT.of(user, running, until.minusMillis(1)).isNone()).isFalse();
        assertThat(ASSIGNMENT.of(user, running, until)).isEqualTo(VariantName.NONE);
    }

    @Test
    void anotherKeyAssignsOtherUsers() {
        Assignment other = new Assignment("fedcba9876543210".getBytes(StandardCharsets.US_ASCII));
        assertThat(other.point("hold-out", new UserId("anna"))).isNotEqualTo(point("hold-out", "anna"));
    }

    private static double point(String salt, String user) {
        return ASSIGNMENT.point(salt, new UserId(user));
    }

    private static double share(Map<VariantName, Integer> counts, VariantName name) {
        return (double) counts.getOrDefault(name, 0) / USERS;
    }

    private static Experiment experiment(double control, double diverse) {
        return new Experiment(
                "more-variety",
                Metric.CLICK_THROUGH,
                Instant.MIN,
                Instant.MAX,
                List.of(
                        new Variant("control", control, Map.of(), ""),
                        new Variant("diverse", diverse, Map.of("recs.ranking.diversity.strength", "0.5"), "")));
    }

    private static Stream<UserId> users(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return IntStream.range(0, USERS).mapToObj(ignored -> new UserId(Long.toHexString(random.nextLong())));
    }
}

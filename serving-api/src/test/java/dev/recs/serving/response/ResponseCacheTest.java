package dev.recs.serving.response;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.catalog.PopularList;
import dev.recs.model.catalog.PopularProduct;
import dev.recs.model.refusal.Refusal;
import dev.recs.model.refusal.RefusalKind;
import dev.recs.serving.catalog.PopularSnapshot;
import dev.recs.serving.json.JsonBytes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

final class ResponseCacheTest {

    private static final UserId ANN = new UserId("ann");
    private static final Query QUERY = new Query(20, "", Set.of(), false, false);
    private static final PopularSnapshot POPULAR = popular("1");
    private static final List<Refusal> REFUSED = List.of(new Refusal(RefusalKind.PRODUCT, "p", Instant.EPOCH));
    private static final ResponseInputs INPUTS = new ResponseInputs(1, Set.of(), List.of(), List.of(), 2, POPULAR, 7);

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final ResponseCache cache = cacheOf(DataSize.ofMegabytes(1));
    private int made;

    @Test
    void sameInputsGiveTheResponseOfBefore() {
        ApiResponse first = get(ANN, QUERY, INPUTS);
        assertThat(get(ANN, QUERY, new ResponseInputs(1, Set.of(), List.of(), List.of(), 2, popular("1"), 7)))
                .isSameAs(first);
        assertThat(made).isEqualTo(1);
        assertThat(meters.get("recs_responses_reused").functionCounter().count())
                .isEqualTo(1);
    }

    @Test
    void eachChangeOfAnInputMakesItAnew() {
        get(ANN, QUERY, INPUTS);
        get(ANN, QUERY, new ResponseInputs(9, Set.of(), List.of(), List.of(), 2, POPULAR, 7));
        get(ANN, QUERY, new ResponseInputs(9, Set.of("p"), List.of(), List.of(), 2, POPULAR, 7));
        get(ANN, QUERY, new ResponseInputs(9, Set.of("p"), List.of("toys"), List.of(), 2, POPULAR, 7));
        get(ANN, QUERY, new ResponseInputs(9, Set.of("p"), List.of("toys"), List.of(), 9, POPULAR, 7));
        get(ANN, QUERY, new ResponseInputs(9, Set.of("p"), List.of("toys"), List.of(), 9, popular("2"), 7));
        get(ANN, QUERY, new ResponseInputs(9, Set.of("p"), List.of("toys"), REFUSED, 9, popular("2"), 7));
        get(ANN, QUERY, new ResponseInputs(9, Set.of("p"), List.of("toys"), REFUSED, 9, popular("2"), 8));
        assertThat(made).isEqualTo(8);
    }

    @Test
    void anotherUserWithTheSameListAndAnotherQueryGetTheirOwn() {
        get(ANN, QUERY, INPUTS);
        get(new UserId("bob"), QUERY, INPUTS);
        get(ANN, new Query(20, "", Set.of(), false, true), INPUTS);
        assertThat(made).isEqualTo(3);
    }

    @Test
    void whatHasNoResponseIsAskedAgain() {
        assertThat(cache.orMade(ANN, QUERY, INPUTS, Optional::empty)).isEmpty();
        get(ANN, QUERY, INPUTS);
        assertThat(made).isEqualTo(1);
    }

    @Test
    void memoryIsBounded() {
        for (int user = 0; user < 10_000; user++) {
            get(new UserId("u" + user), QUERY, INPUTS);
        }
        assertThat(cache.bytes())
                .isPositive()
                .isLessThanOrEqualTo(DataSize.ofMegabytes(1).toBytes());
    }

    /** What a caller may make long: what is excluded, and what was bought. */
    @Test
    void textsOfAQueryAndOfItsInputsCountAsMemory() {
        for (int user = 0; user < 1_000; user++) {
            get(ANN, new Query(20, "", ids(user), false, false), INPUTS);
        }
        assertThat(cache.kept()).isBetween(1L, 50L);
        for (int user = 0; user < 1_000; user++) {
            get(new UserId("u" + user), QUERY, new ResponseInputs(1, ids(user), List.of(), List.of(), 2, POPULAR, 7));
        }
        assertThat(cache.kept()).isBetween(1L, 50L);
    }

    /** Five hundred for each user: one who asks in ever other ways kept gigabytes of the same. */
    @Test
    void refusalsCountAsMemory() {
        List<Refusal> refused = IntStream.range(0, 500)
                .mapToObj(i -> new Refusal(RefusalKind.PRODUCT, "product " + i, Instant.EPOCH))
                .toList();
        for (int limit = 1; limit <= 100; limit++) {
            Query query = new Query(limit, "", Set.of(), false, false);
            get(ANN, query, new ResponseInputs(1, Set.of(), List.of(), refused, 2, POPULAR, 7));
        }
        assertThat(cache.kept()).isBetween(1L, 20L);
    }

    /** Some 20 KB of them. */
    private static Set<String> ids(int first) {
        return IntStream.range(0, 200)
                .mapToObj(i -> "a product of a long name " + (first + i))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Test
    void withoutMemoryEachIsMadeAnew() {
        ResponseCache none = cacheOf(DataSize.ofBytes(0));
        none.orMade(ANN, QUERY, INPUTS, this::make);
        none.orMade(ANN, QUERY, INPUTS, this::make);
        assertThat(made).isEqualTo(2);
    }

    private ResponseCache cacheOf(DataSize bytes) {
        return new ResponseCache(new ResponseSettings(bytes), meters);
    }

    private ApiResponse get(UserId user, Query query, ResponseInputs inputs) {
        return cache.orMade(user, query, inputs, this::make).orElseThrow();
    }

    private Optional<ApiResponse> make() {
        made++;
        JsonBytes body = new JsonBytes(100);
        body.add("{\"answer\":" + made + "}");
        return Optional.of(new ApiResponse(Source.PERSONALIZED, body));
    }

    private static PopularSnapshot popular(String product) {
        PopularList list = new PopularList(
                "", Instant.parse("2026-03-01T00:00:00Z"), List.of(new PopularProduct(new ProductId(product), 1)));
        return new PopularSnapshot(Map.of("", list), Set.of(), false);
    }
}

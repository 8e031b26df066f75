package dev.recs.serving.response;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.recs.model.UserId;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Responses with users' own lists that were made before, sent again while all that they are made of is the same.
 *
 * <p>Every request still reads the user's values in Redis, tombstone and opt-out flag among them, so that nothing old is ever shown: only the work of
 * parsing and writing is saved, which is half of that of a request. The pages of one user ask the same again and again. What is
 * kept leaves this memory after five minutes; of a user who was erased nobody can reach it until then.
 */
@Component
final class ResponseCache {

    private static final Duration KEPT = Duration.ofMinutes(5);

    /** Of an entry, beside the body and the texts of its key and its inputs. */
    private static final int OVERHEAD_BYTES = 600;

    /** Of a text beside its characters, with its place in a set. */
    private static final int TEXT_BYTES = 64;

    /** Of a refusal beside the characters of its subject. */
    private static final int REFUSAL_BYTES = TEXT_BYTES + 64;

    private final Cache<CacheKey, CachedResponse> responses;
    private final LongAdder reused = new LongAdder();

    ResponseCache(ResponseSettings settings, MeterRegistry meters) {
        FunctionCounter.builder("recs_responses_reused", reused, LongAdder::sum)
                .description("responses sent again from the response cache")
                .register(meters);
        responses = Caffeine.newBuilder()
                .maximumWeight(settings.size().toBytes())
                .weigher(ResponseCache::weight)
                .expireAfterWrite(KEPT)
                .executor(Runnable::run)
                .build();
    }

    /** What is kept; evicting is done by who adds, so that the bound always holds. */
    long bytes() {
        return responses.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }

    long kept() {
        return responses.estimatedSize();
    }

    private static int weight(CacheKey key, CachedResponse made) {
        return OVERHEAD_BYTES
                + made.response().length()
                + 2 * key.query().category().length()
                + bytes(key.query().excluded())
                + bytes(made.inputs().bought())
                + bytes(made.inputs().categories())
                + made.inputs().refused().stream()
                        .mapToInt(
                                refusal -> REFUSAL_BYTES + 2 * refusal.subject().length())
                        .sum();
    }

    /** At most: a character of Latin takes one byte, others take two. */
    private static int bytes(Collection<String> texts) {
        return texts.stream().mapToInt(text -> TEXT_BYTES + 2 * text.length()).sum();
    }

    /** @param making makes the response from these inputs */
    Optional<ApiResponse> orMade(
            UserId user, Query query, ResponseInputs inputs, Supplier<Optional<ApiResponse>> making) {
        CacheKey key = new CacheKey(user, query);
        CachedResponse last = responses.getIfPresent(key);
        if (last != null && last.inputs().equals(inputs)) {
            reused.increment();
            return Optional.of(last.response());
        }
        Optional<ApiResponse> response = making.get();
        response.ifPresent(made -> responses.put(key, new CachedResponse(inputs, made)));
        return response;
    }

    /** Compared and hashed by hand: what records do themselves is a twentieth of a request's work. */
    private record CacheKey(UserId user, Query query) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof CacheKey that
                    && user.value().equals(that.user.value())
                    && Objects.equals(query, that.query);
        }

        @Override
        public int hashCode() {
            return 31 * user.value().hashCode() + query.limit();
        }
    }

    private record CachedResponse(ResponseInputs inputs, ApiResponse response) {}
}

package dev.recs.serving.response;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.recs.model.UserId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers of users' own lists that were made before, to be sent again while all that they are made of is the same.
 *
 * <p>Every request still reads the user's values in Redis, marks among them, so that nothing old is ever shown: only the work of
 * parsing and writing is saved, which is half of that of a request. A visitor's pages ask the same again and again. What is
 * kept leaves this memory after five minutes; of a user who was erased nobody can reach it until then.
 */
@Component
final class ResponseCache {

    private static final Duration KEPT = Duration.ofMinutes(5);

    /** Of an entry, beside the body and the texts of its key and its ingredients. */
    private static final int OVERHEAD_BYTES = 600;

    /** Of a text beside its characters, with its place in a set. */
    private static final int TEXT_BYTES = 64;

    private final Cache<Asked, Made> answers;
    private final LongAdder reused = new LongAdder();

    ResponseCache(ResponseSettings settings, MeterRegistry meters) {
        meters.more().counter("recommendations_answers_reused", List.of(), reused);
        answers = Caffeine.newBuilder()
                .maximumWeight(settings.size().toBytes())
                .weigher(ResponseCache::weight)
                .expireAfterWrite(KEPT)
                .executor(Runnable::run)
                .build();
    }

    /** What is kept; evicting is done by who adds, so that the bound always holds. */
    long bytes() {
        return answers.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }

    long kept() {
        return answers.estimatedSize();
    }

    private static int weight(Asked asked, Made made) {
        return OVERHEAD_BYTES
                + made.answer().length()
                + 2 * asked.wish().category().length()
                + bytes(asked.wish().excluded())
                + bytes(made.ingredients().bought())
                + bytes(made.ingredients().categories());
    }

    /** At most: a character of Latin takes one byte, others take two. */
    private static int bytes(Collection<String> texts) {
        return texts.stream().mapToInt(text -> TEXT_BYTES + 2 * text.length()).sum();
    }

    /** @param making makes the answer of these ingredients */
    Optional<ApiResponse> orMade(
            UserId user, Query wish, ResponseInputs ingredients, Supplier<Optional<ApiResponse>> making) {
        Asked asked = new Asked(user, wish);
        Made last = answers.getIfPresent(asked);
        if (last != null && last.ingredients().equals(ingredients)) {
            reused.increment();
            return Optional.of(last.answer());
        }
        Optional<ApiResponse> answer = making.get();
        answer.ifPresent(made -> answers.put(asked, new Made(ingredients, made)));
        return answer;
    }

    /** Compared and hashed by hand: what records do themselves is a twentieth of a request's work. */
    private record Asked(UserId user, Query wish) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Asked that
                    && user.value().equals(that.user.value())
                    && Objects.equals(wish, that.wish);
        }

        @Override
        public int hashCode() {
            return 31 * user.value().hashCode() + wish.limit();
        }
    }

    private record Made(ResponseInputs ingredients, ApiResponse answer) {}
}

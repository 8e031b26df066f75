package dev.recs.pipeline.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.Embedding;
import dev.recs.model.EmbeddingUsage;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import dev.recs.stores.fakes.InMemoryEmbeddingCache;
import dev.recs.stores.fakes.InMemoryEmbeddingUsageLog;
import dev.recs.testing.openai.Dialect;
import dev.recs.testing.openai.Misbehaviour;
import dev.recs.testing.openai.OpenAiStandIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

final class EmbedderTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T23:59:00Z"), ZoneOffset.UTC);

    private final OpenAiStandIn server = OpenAiStandIn.start();
    private final InMemoryEmbeddingCache cache = new InMemoryEmbeddingCache();
    private final InMemoryEmbeddingUsageLog log = new InMemoryEmbeddingUsageLog(CLOCK);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aTextIsSentOnceAndThenComesFromMemoryOrTheCache() {
        Embedder first = embedder(DataSize.ofMegabytes(8));
        Map<String, Embedding> vectors =
                first.find(List.of("tea", "cup", "tea", " ")).known();
        assertThat(vectors).containsOnlyKeys("tea", "cup");
        assertThat(first.find(List.of("cup", "tea")).known()).isEqualTo(vectors);
        assertThat(first.usage()).isEqualTo(new EmbeddingUsage(2, server.tokens(), 1, 2));
        Embedder second = embedder(DataSize.ofBytes(0));
        assertThat(second.find(List.of("tea", "cup")).known()).as("bit for bit").isEqualTo(vectors);
        assertThat(second.usage()).isEqualTo(new EmbeddingUsage(0, 0, 0, 2));
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void whatWasAnsweredBeforeAFailureIsKept() {
        List<String> texts =
                IntStream.range(0, 2_048 + 10).mapToObj(i -> "cup " + i).toList();
        server.misbehave(new Misbehaviour.Slow(Duration.ZERO), new Misbehaviour.QuotaUsedUp());
        Embedder embedder = embedder(DataSize.ofMegabytes(8));
        TextVectors first = embedder.find(texts);
        assertThat(first.known()).hasSize(2_048);
        assertThat(first.awaited()).hasSize(10);
        assertThat(first.failure().orElseThrow()).isInstanceOf(Misconfigured.class);
        assertThat(cache.size()).isEqualTo(2_048);
        assertThat(embedder.find(texts).known()).hasSize(2_058);
        assertThat(server.answered()).extracting(List::size).containsExactly(2_048, 10);
        assertThat(embedder.usage().texts()).isEqualTo(2_058);
    }

    @Test
    void aRefusedTextCostsOnlyItself() {
        List<String> texts = IntStream.range(0, 100).mapToObj(i -> "cup " + i).toList();
        server.refuse("cup 37");
        Embedder embedder = embedder(DataSize.ofMegabytes(8));
        TextVectors found = embedder.find(texts);
        assertThat(found.known()).hasSize(99).doesNotContainKey("cup 37");
        assertThat(found.refused())
                .isEqualTo(Map.of("cup 37", "embedding provider refuses a text (HTTP 400 invalid_request_error)"));
        assertThat(found.awaited()).isEmpty();
        int asked = server.requests();
        assertThat(embedder.find(texts))
                .as("a refusal is remembered for a while")
                .isEqualTo(found);
        assertThat(server.requests()).as("all others were stored").isEqualTo(asked);
        assertThat(embedder.missing().reading()).isEqualTo(new MissingVectors(1, 0, Optional.empty()));
    }

    @Test
    void nanAndZerosCostOnlyTheirText() {
        server.misbehave(new Misbehaviour.NotANumber(), new Misbehaviour.Zeros());
        Embedder embedder = embedder(DataSize.ofMegabytes(8));
        for (String length : List.of("NaN", "0.0")) {
            TextVectors found = embedder.find(List.of("bad " + length, "good " + length));
            assertThat(found.known()).containsOnlyKeys("good " + length);
            assertThat(found.refused())
                    .isEqualTo(Map.of(
                            "bad " + length,
                            "vector in text-embedding-3-small/8/1 has length %s: expected finite numbers that are not all zero"
                                    .formatted(length)));
        }
        assertThat(cache.size()).isEqualTo(2);
        assertThat(embedder(DataSize.ofMegabytes(8)).find(List.of("bad NaN")).known())
                .as("the next process asks again")
                .hasSize(1);
    }

    @Test
    void otherDimensionsStopAndNothingIsStored() {
        server.misbehave(new Misbehaviour.WrongDimensions());
        assertThat(embedder(DataSize.ofMegabytes(8))
                        .find(List.of("tea"))
                        .failure()
                        .orElseThrow())
                .isInstanceOf(Misconfigured.class)
                .hasMessage("embedding provider answered a vector of 7 dimensions: expected 8, as in"
                        + " text-embedding-3-small/8/1; nothing of this request was stored;"
                        + " set recs.embedding.openai.dimensions to 7, or choose a model that makes 8");
        assertThat(cache.size()).isZero();
    }

    @Test
    void threadsThatWantTheSameTextsAskOnceAndRequestsAtOnceAreBounded() throws Exception {
        Embedder embedder = embedder(DataSize.ofMegabytes(8));
        for (int i = 0; i < 20; i++) {
            server.misbehave(new Misbehaviour.Slow(Duration.ofMillis(50)));
        }
        List<Future<Map<String, Embedding>>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
            for (int thread = 0; thread < 12; thread++) {
                List<String> texts = List.of("shared", "own " + thread);
                answers.add(threads.submit(() -> embedder.find(texts).known()));
            }
        }
        for (Future<Map<String, Embedding>> answer : answers) {
            assertThat(answer.get()).hasSize(2);
        }
        assertThat(server.answered().stream().flatMap(List::stream)).hasSize(13).doesNotHaveDuplicates();
        assertThat(server.mostUnderWay()).isLessThanOrEqualTo(3);
    }

    @Test
    void whatWasSentIsCountedByDayOverAllProcesses() {
        embedder(DataSize.ofBytes(0)).find(List.of("tea"));
        embedder(DataSize.ofBytes(0)).find(List.of("tea", "cup", "blue lantern"));
        assertThat(log.since(LocalDate.parse("2026-03-01"))).singleElement().satisfies(day -> {
            assertThat(day.day()).isEqualTo("2026-03-01");
            assertThat(day.space()).hasToString("text-embedding-3-small/8/1");
            assertThat(day.usage()).isEqualTo(new EmbeddingUsage(3, server.tokens(), 2, 0));
        });
        assertThat(log.since(LocalDate.parse("2026-03-02"))).isEmpty();
    }

    @Test
    void aChunkOfManyTextsIsFoundInTheCache() {
        List<String> texts = IntStream.range(0, 5_000).mapToObj(i -> "cup " + i).toList();
        embedder(DataSize.ofBytes(0)).find(texts);
        Embedder again = embedder(DataSize.ofBytes(0));
        assertThat(again.find(texts).known()).hasSize(5_000);
        assertThat(again.usage()).isEqualTo(new EmbeddingUsage(0, 0, 0, 5_000));
    }

    @Test
    void whileTheServerIsAwayKnownVectorsServeAndTheOthersAreAwaitedAndMadeUpFor() {
        Embedder embedder = embedder(DataSize.ofMegabytes(8));
        embedder.find(List.of("tea"));
        server.misbehave(new Misbehaviour.ServerError(503));
        TextVectors found = embedder.find(List.of("tea", "cup"));
        assertThat(found.known()).containsOnlyKeys("tea");
        assertThat(found.awaited()).containsExactly("cup");
        assertThat(found.failure().orElseThrow())
                .isInstanceOf(DependencyDown.class)
                .hasMessage("embedding provider is down: HTTP 503 server_error from " + server.baseUrl());
        assertThat(embedder.missing().reading().describe())
                .isEqualTo("texts without a vector 1 (refused 0, awaited 1)");
        assertThat(embedder.find(List.of("tea", "cup")).isComplete()).isTrue();
    }

    @Test
    void whoCannotWaitGetsALateVectorTheNextTime() {
        Embedder embedder = embedder(DataSize.ofMegabytes(8));
        TextVectorSource hurried = embedder.within(Duration.ofMillis(50));
        server.misbehave(new Misbehaviour.Slow(Duration.ofSeconds(2)));
        TextVectors found = hurried.find(List.of("tea"));
        assertThat(found).isEqualTo(new TextVectors(Map.of(), Map.of(), Set.of("tea"), Optional.empty()));
        assertThat(server.answered()).as("it did not wait for the answer").isEmpty();
        assertThat(embedder.find(List.of("tea")).known()).containsOnlyKeys("tea");
        assertThat(hurried.find(List.of("tea")).known()).containsOnlyKeys("tea");
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void aProviderThatHangsIsWaitedForOnceAndNotByEverybody() {
        Embedder embedder = embedder(DataSize.ofMegabytes(8));
        TextVectorSource hurried = embedder.within(Duration.ofMillis(300));
        for (int i = 0; i < 20; i++) {
            server.misbehave(new Misbehaviour.Slow(Duration.ofSeconds(20)));
        }
        for (int i = 0; i < 20; i++) {
            assertThat(hurried.find(List.of("tea " + i)).awaited()).containsExactly("tea " + i);
        }
        assertThat(server.requests()).as("no more are asked while these hang").isLessThanOrEqualTo(3);
        assertThat(server.answered()).as("nobody waited for an answer").isEmpty();
    }

    @Test
    void aRequestOfTooManyTextsIsHalvedOnceAndRememberedForTheRest() {
        server.speak(Dialect.TEI_BATCH);
        List<String> texts = IntStream.range(0, 512).mapToObj(i -> "cup " + i).toList();
        Embedder embedder = embedder(DataSize.ofMegabytes(8));
        assertThat(embedder.find(texts).known()).hasSize(512);
        assertThat(server.answered().stream().map(List::size).filter(size -> size > 1))
                .hasSize(16)
                .containsOnly(32);
        assertThat(server.requests())
                .as("4 refused, a plain word after each, and 16 that were taken")
                .isEqualTo(24);
    }

    private Embedder embedder(DataSize memory) {
        EmbeddingSettings settings = TestSettings.openAi(server, Map.of("dimensions", "8", "max-attempts", "1"));
        return new Embedder(
                cache, new Requests(EmbeddingProviders.create(settings, ignored -> {}), cache, log, 3), memory);
    }
}

package dev.recs.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.recs.local.openai.Misbehaviour;
import dev.recs.local.openai.OpenAiStandIn;
import dev.recs.local.testing.LocalStack;
import dev.recs.model.Embedding;
import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.model.mongo.VectorFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.util.unit.DataSize;

final class EmbedderIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T23:59:00Z"), ZoneOffset.UTC);

    private final OpenAiStandIn server = OpenAiStandIn.start();
    private final MongoClient mongo = MongoClients.create(STACK.addresses().mongodbUri());
    private final MongoDatabase database = mongo.getDatabase("recs");

    @BeforeEach
    void empty() {
        database.drop();
    }

    @AfterEach
    void stop() {
        server.close();
        mongo.close();
    }

    @Test
    void aTextIsSentOnceAndThenComesFromMemoryOrMongo() {
        Embedder first = embedder(DataSize.ofMegabytes(8));
        Map<String, Embedding> vectors = first.embed(List.of("tea", "cup", "tea", " "));
        assertThat(vectors).containsOnlyKeys("tea", "cup");
        assertThat(first.embed(List.of("cup", "tea"))).isEqualTo(vectors);
        assertThat(first.usage()).isEqualTo(new EmbeddingUsage(2, server.tokens(), 1, 2));
        Embedder second = embedder(DataSize.ofBytes(0));
        assertThat(second.embed(List.of("tea", "cup"))).as("bit for bit").isEqualTo(vectors);
        assertThat(second.usage()).isEqualTo(new EmbeddingUsage(0, 0, 0, 2));
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void theCacheHoldsNoText() {
        embedder(DataSize.ofBytes(0)).embed(List.of("a very private search"));
        assertThat(database.getCollection(MongoCollections.TEXT_EMBEDDINGS).find())
                .singleElement()
                .satisfies(stored -> {
                    assertThat(stored).containsOnlyKeys("_id", "vector");
                    assertThat(stored.getString("_id"))
                            .isEqualTo("text-embedding-3-small/8/1:" + TextHash.of("a very private search"));
                });
    }

    @Test
    void whatWasAnsweredBeforeAFailureIsKept() {
        List<String> texts =
                IntStream.range(0, 2_048 + 10).mapToObj(i -> "cup " + i).toList();
        server.misbehave(new Misbehaviour.Slow(Duration.ZERO), new Misbehaviour.QuotaUsedUp());
        Embedder embedder = embedder(DataSize.ofMegabytes(8));
        assertThatThrownBy(() -> embedder.embed(texts)).isInstanceOf(Misconfigured.class);
        assertThat(database.getCollection(MongoCollections.TEXT_EMBEDDINGS).countDocuments())
                .isEqualTo(2_048);
        assertThat(embedder.embed(texts)).hasSize(2_058);
        assertThat(server.answered()).extracting(List::size).containsExactly(2_048, 10);
        assertThat(embedder.usage().texts()).isEqualTo(2_058);
    }

    @Test
    void aRefusedTextCostsOnlyItself() {
        List<String> texts = IntStream.range(0, 100).mapToObj(i -> "cup " + i).toList();
        server.refuse("cup 37");
        Embedder embedder = embedder(DataSize.ofMegabytes(8));
        assertThatThrownBy(() -> embedder.embed(texts))
                .isInstanceOf(BadInput.class)
                .hasMessage("embedding provider gave no usable vector for a text of 6 characters:"
                        + " embedding provider refuses a text (HTTP 400 invalid_request_error)");
        int asked = server.requests();
        assertThat(embedder.embed(
                        texts.stream().filter(text -> !text.equals("cup 37")).toList()))
                .hasSize(99);
        assertThat(server.requests()).as("all others were stored").isEqualTo(asked);
    }

    @Test
    void nanAndZerosCostOnlyTheirText() {
        server.misbehave(new Misbehaviour.NotANumber(), new Misbehaviour.Zeros());
        Embedder embedder = embedder(DataSize.ofMegabytes(8));
        for (String length : List.of("NaN", "0.0")) {
            assertThatThrownBy(() -> embedder.embed(List.of("bad", "good " + length)))
                    .isInstanceOf(BadInput.class)
                    .hasMessage(("embedding provider gave no usable vector for a text of 3 characters: vector in"
                                    + " text-embedding-3-small/8/1 has length %s: expected finite numbers that are not all zero")
                            .formatted(length));
        }
        assertThat(database.getCollection(MongoCollections.TEXT_EMBEDDINGS).countDocuments())
                .isEqualTo(2);
        assertThat(embedder.embed(List.of("bad")))
                .as("a refusal is not remembered")
                .hasSize(1);
    }

    @Test
    void otherDimensionsStopAndNothingIsStored() {
        server.misbehave(new Misbehaviour.WrongDimensions());
        assertThatThrownBy(() -> embedder(DataSize.ofMegabytes(8)).embed(List.of("tea")))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("embedding provider answered a vector of 7 dimensions: expected 8, as in"
                        + " text-embedding-3-small/8/1; nothing of this request was stored;"
                        + " set recs.embedding.openai.dimensions to 7, or choose a model that makes 8");
        assertThat(database.getCollection(MongoCollections.TEXT_EMBEDDINGS).countDocuments())
                .isZero();
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
                answers.add(threads.submit(() -> embedder.embed(texts)));
            }
        }
        for (Future<Map<String, Embedding>> answer : answers) {
            assertThat(answer.get()).hasSize(2);
        }
        assertThat(server.answered().stream().flatMap(List::stream)).hasSize(13).doesNotHaveDuplicates();
        assertThat(server.mostUnderWay()).isLessThanOrEqualTo(3);
    }

    @Test
    void twoProcessesMayStoreTheSameText() {
        Embedder left = embedder(DataSize.ofBytes(0));
        Embedding first = left.embed(List.of("tea")).get("tea");
        new EmbeddingCache(database, VectorFormat.PLAIN_BINARY)
                .save(Map.of("tea", Embedding.unit(left.space(), new float[] {1, 1, 1, 1, 1, 1, 1, 1}), "cup", first));
        assertThat(left.embed(List.of("tea")).get("tea")).as("the first wins").isEqualTo(first);
        assertThat(left.embed(List.of("cup")).get("cup")).isEqualTo(first);
    }

    @Test
    void aBrokenVectorIsEmbeddedAnew() {
        Embedder embedder = embedder(DataSize.ofBytes(0));
        Map<String, Embedding> vectors = embedder.embed(List.of("tea", "cup"));
        database.getCollection(MongoCollections.TEXT_EMBEDDINGS)
                .updateOne(
                        new Document("_id", "text-embedding-3-small/8/1:" + TextHash.of("tea")),
                        new Document("$set", new Document("vector", List.of(1, 2, 3))));
        assertThat(embedder.embed(List.of("tea", "cup"))).isEqualTo(vectors);
        assertThat(embedder.embed(List.of("tea", "cup"))).isEqualTo(vectors);
        assertThat(server.answered()).containsExactly(List.of("tea", "cup"), List.of("tea"));
    }

    @Test
    void whatWasSentIsCountedByDayOverAllProcesses() {
        embedder(DataSize.ofBytes(0)).embed(List.of("tea"));
        embedder(DataSize.ofBytes(0)).embed(List.of("tea", "cup", "blue lantern"));
        EmbeddingUsageLog log = new EmbeddingUsageLog(database, CLOCK);
        assertThat(log.since(LocalDate.parse("2026-03-01"))).singleElement().satisfies(day -> {
            assertThat(day.day()).isEqualTo("2026-03-01");
            assertThat(day.space()).hasToString("text-embedding-3-small/8/1");
            assertThat(day.usage()).isEqualTo(new EmbeddingUsage(3, server.tokens(), 2, 0));
        });
        assertThat(log.since(LocalDate.parse("2026-03-02"))).isEmpty();
    }

    @Test
    void aChunkOfManyTextsIsFoundInOneQuery() {
        List<String> texts = IntStream.range(0, 5_000).mapToObj(i -> "cup " + i).toList();
        embedder(DataSize.ofBytes(0)).embed(texts);
        Embedder again = embedder(DataSize.ofBytes(0));
        assertThat(again.embed(texts)).hasSize(5_000);
        assertThat(again.usage()).isEqualTo(new EmbeddingUsage(0, 0, 0, 5_000));
    }

    @Test
    void aServerThatStaysDownIsADependency() {
        server.close();
        assertThatThrownBy(() -> embedder(DataSize.ofBytes(0)).embed(List.of("tea")))
                .isInstanceOf(DependencyDown.class)
                .hasMessageStartingWith("embedding provider is down: ");
    }

    private Embedder embedder(DataSize memory) {
        EmbeddingSettings settings = TestSettings.openAi(server, Map.of("dimensions", "8", "max-attempts", "1"));
        EmbeddingCache cache = new EmbeddingCache(database, VectorFormat.PLAIN_BINARY);
        return new Embedder(
                cache,
                new Requests(
                        EmbeddingProviders.of(settings, _ -> {}), cache, new EmbeddingUsageLog(database, CLOCK), 3),
                memory);
    }
}

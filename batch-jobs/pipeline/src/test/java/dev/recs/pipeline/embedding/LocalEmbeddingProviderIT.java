package dev.recs.pipeline.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LocalEmbeddingProviderIT {

    private static final List<String> TEXTS = IntStream.range(0, 300)
            .mapToObj(i -> "%s no %d, %s"
                    .formatted(List.of("TEAPOT", "lantern", "Œuf 😀").get(i % 3), i, "red ".repeat(i % 11)))
            .toList();

    @Test
    void aVectorDoesNotDependOnTheTextsBesideItNorOnTheirOrder() {
        try (EmbeddingProvider provider = new LocalEmbeddingProvider()) {
            Map<String, float[]> together = embed(provider, TEXTS);
            List<String> shuffled = new ArrayList<>(TEXTS);
            Collections.shuffle(shuffled, new Random(7));
            assertThat(embed(provider, shuffled)).usingRecursiveComparison().isEqualTo(together);
            for (String text : TEXTS.subList(0, 40)) {
                assertThat(embed(provider, List.of(text)).get(text)).isEqualTo(together.get(text));
            }
        }
    }

    @Test
    void callsFromSeveralThreadsAtOnceGetTheSameBits() throws InterruptedException {
        try (EmbeddingProvider provider = new LocalEmbeddingProvider()) {
            Map<String, float[]> alone = embed(provider, TEXTS);
            Map<Integer, Map<String, float[]>> atOnce = new ConcurrentHashMap<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                for (int thread = 0; thread < 4; thread++) {
                    int number = thread;
                    threads.execute(() -> atOnce.put(number, embed(provider, TEXTS)));
                }
            }
            assertThat(atOnce).hasSize(4);
            atOnce.values()
                    .forEach(vectors ->
                            assertThat(vectors).usingRecursiveComparison().isEqualTo(alone));
        }
    }

    @Test
    void likeTextsAreNear() {
        try (EmbeddingProvider provider = new LocalEmbeddingProvider()) {
            List<float[]> vectors = provider.embed(List.of("red teapot", "crimson tea pot", "garden hose"))
                    .vectors();
            assertThat(dot(vectors.get(0), vectors.get(1))).isGreaterThan(dot(vectors.get(0), vectors.get(2)) + 0.3);
            assertThat(provider.space().dimensions()).isEqualTo(vectors.getFirst().length);
        }
    }

    @Test
    void aTextLongerThanTheModelReadsIsEmbeddedAllTheSame() {
        try (EmbeddingProvider provider = new LocalEmbeddingProvider()) {
            ProviderResponse answer = provider.embed(List.of("teapot ".repeat(2_000)));
            assertThat(answer.vectors().getFirst()).hasSize(384);
            assertThat(answer.tokens()).isPositive();
        }
    }

    private static Map<String, float[]> embed(EmbeddingProvider provider, List<String> texts) {
        Map<String, float[]> vectors = new HashMap<>();
        for (List<String> request : provider.requests(texts)) {
            List<float[]> answer = provider.embed(request).vectors();
            for (int i = 0; i < request.size(); i++) {
                vectors.put(request.get(i), answer.get(i));
            }
        }
        return vectors;
    }

    private static double dot(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (double) left[i] * right[i];
        }
        return sum;
    }
}

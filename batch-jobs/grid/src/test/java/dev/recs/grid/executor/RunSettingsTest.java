package dev.recs.grid.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.Misconfigured;
import dev.recs.pipeline.RefreshSettings;
import dev.recs.pipeline.embedding.EmbeddingSettings;
import dev.recs.recommender.lists.FirstTenSettings;
import dev.recs.recommender.profile.ProfileSettings;
import dev.recs.recommender.ranking.RankingSettings;
import dev.recs.recommender.ranking.diversity.DiversitySettings;
import dev.recs.recommender.rotation.RotationSettings;
import dev.recs.recommender.shelves.ShelfSettings;
import dev.recs.recommender.signal.SignalSettings;
import dev.recs.stores.ErasureSettings;
import dev.recs.stores.StoreSettings;
import dev.recs.stores.lists.CacheTimes;
import dev.recs.stores.queue.QueueSettings;
import dev.recs.stores.shop.ShopSettings;
import dev.recs.stores.vectorsearch.CandidateSettings;
import dev.recs.testing.Bound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunSettingsTest {

    private static final Map<String, String> SECRETS = Map.of(
            "recs.mysql.url", "jdbc:mysql://shop.example/secret-database",
            "recs.mysql.read-url", "jdbc:mysql://secret-replica.example/",
            "recs.mysql.user", "secret-user",
            "recs.mysql.password", "secret-mysql",
            "recs.mongodb.uri", "mongodb://recs:secret-mongodb@mongo.example/recs",
            "recs.redis.url", "redis://recs:secret-redis@redis.example:6379",
            "recs.redis.sentinel-user", "secret-sentinel",
            "recs.redis.sentinel-password", "secret-of-sentinels",
            "recs.erasure.key", "secret-key-of-tombstones",
            "recs.embedding.openai.api-key", "sk-secret");

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenHoldsNoSecretAndIsReadWithThoseOfTheExecutor() throws IOException {
        RunSettings settings = settings(SECRETS);
        assertThat(settings.embedding().openai().apiKey().isGiven()).isTrue();
        String written = settings.write();

        assertThat(written).doesNotContain("secret", "example");
        assertThat(RunSettings.read(written, Secrets.read("", variables()))).isEqualTo(settings);
        Path file = folder.resolve("recs.properties");
        Files.write(
                file,
                SECRETS.entrySet().stream()
                        .map(line -> line.getKey() + "=" + line.getValue())
                        .toList());
        assertThat(RunSettings.read(written, Secrets.read(file.toString(), Map.of())))
                .isEqualTo(settings);
    }

    @Test
    void withoutSecretsTheStoresHaveNoAddress() {
        RunSettings read = RunSettings.read(settings(SECRETS).write(), Secrets.read("", Map.of()));

        assertThat(read.stores().missing()).hasSize(3);
        assertThatThrownBy(() -> new ExecutorStores(read))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("RECS_MYSQL_URL")
                .hasMessageContaining("RECS_ERASURE_KEY")
                .hasMessageEndingWith("in its environment or in recs.grid.secrets-file");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Secrets.read(folder.resolve("none").toString(), Map.of()))
                .isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith("recs.grid.secrets-file is '%s': expected a file on every executor"
                        .formatted(folder.resolve("none")))
                .hasMessageContaining("recs.redis.url");
    }

    private static Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        SECRETS.forEach((name, value) ->
                variables.put(name.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", ""), value));
        return variables;
    }

    private static RunSettings settings(Map<String, String> secrets) {
        return new RunSettings(
                bound(StoreSettings.class, "recs.", withFolder(secrets)),
                bound(ErasureSettings.class, "recs.erasure.", secrets),
                bound(ShopSettings.class, "recs.shop.", Map.of("recs.shop.order-states", "paid,sent")),
                bound(CacheTimes.class, "recs.cache.", secrets),
                bound(QueueSettings.class, "recs.queue.", secrets),
                bound(CandidateSettings.class, "recs.candidates.", secrets),
                bound(RefreshSettings.class, "recs.refresh.", secrets),
                bound(SignalSettings.class, "recs.signal.", secrets),
                bound(ProfileSettings.class, "recs.profile.", secrets),
                bound(
                        RankingSettings.class,
                        "recs.ranking.",
                        Map.of("recs.ranking.weights.discovery.co-purchase", "12.5")),
                bound(DiversitySettings.class, "recs.ranking.diversity.", secrets),
                bound(RotationSettings.class, "recs.ranking.rotation.", secrets),
                bound(FirstTenSettings.class, "recs.ranking.first-ten.", secrets),
                bound(ShelfSettings.class, "recs.ranking.shelves.", secrets),
                bound(EmbeddingSettings.class, "recs.embedding.", secrets));
    }

    /** An absolute one, since that is what a path becomes on its way. */
    private static Map<String, String> withFolder(Map<String, String> secrets) {
        Map<String, String> all = new HashMap<>(secrets);
        all.put("recs.data-dir", "/data");
        return all;
    }

    private static <T extends Record> T bound(Class<T> type, String prefix, Map<String, String> all) {
        Map<String, String> own = new HashMap<>();
        all.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                own.put(name.substring(prefix.length()), value);
            }
        });
        return Bound.settings(type, own);
    }
}

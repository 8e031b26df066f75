package dev.recs.model.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import dev.recs.model.golden.Golden;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every key of Redis in one golden list. */
final class RedisKeysTest {

    private static final UserId USER = new UserId("12347");
    private static final Instant DAY = Instant.parse("2026-03-02T23:59:59.999Z");

    /** By the class that owns the key. */
    private static Map<String, String> keysOfOwners() {
        return new TreeMap<>(Map.of(
                "BoughtSinceKey", BoughtSinceKey.of(USER),
                "TombstoneKey", TombstoneKey.of(Tombstone.compute(USER, "a key".getBytes(StandardCharsets.UTF_8))),
                "IdempotencyKey", IdempotencyKey.of("shop", "post-1"),
                "ImpressionsKey", ImpressionsKey.of(USER),
                "OptOutFlagKey", OptOutFlagKey.of(USER),
                "RecommendationListKey", RecommendationListKey.of(USER),
                "SearchesKey", SearchesKey.of(USER),
                "UserProfileKey", UserProfileKey.of(USER),
                "ViewsKey", ViewsKey.of(USER)));
    }

    @Test
    void allKeysAreThoseOfTheGoldenFile() throws IllegalAccessException {
        Map<String, String> keys = keysOfOwners();
        keys.put("SourceCounters", SourceCounters.keyOf(DAY));
        keys.put("SourceCounters.impressions", SourceCounters.impressions("personalized"));
        keys.put("SourceCounters.clicks", SourceCounters.clicks("personalized"));
        keys.put("RecommendationListKey.PATTERN", RecommendationListKey.PATTERN);
        keys.put("UserProfileKey.PATTERN", UserProfileKey.PATTERN);
        for (Field field : SharedKeys.class.getFields()) {
            keys.put("SharedKeys." + field.getName(), String.valueOf(field.get(null)));
        }
        Golden.assertText(
                "redis/keys.txt",
                keys.entrySet().stream()
                        .map(key -> key.getKey() + " " + key.getValue())
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void everyOwnerOfAKeyIsInTheList() {
        assertThat(keysOfOwners().keySet())
                .containsExactlyInAnyOrderElementsOf(new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages("dev.recs.model.redis")
                                .stream()
                                .map(JavaClass::getSimpleName)
                                .filter(name -> name.endsWith("Key"))
                                .toList());
    }
}

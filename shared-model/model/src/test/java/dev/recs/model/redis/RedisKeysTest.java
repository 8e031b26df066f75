package dev.recs.model.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.recs.golden.Golden;
import dev.recs.model.GuestId;
import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
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
    private static final Tombstone TOMBSTONE = Tombstone.compute(USER, "a key".getBytes(StandardCharsets.UTF_8));
    private static final Instant DAY = Instant.parse("2026-03-02T23:59:59.999Z");

    /** By the class that owns the key. */
    private static Map<String, String> keysOfOwners() {
        return new TreeMap<>(Map.ofEntries(
                Map.entry("ActivityKey", ActivityKey.of(USER)),
                Map.entry("BoughtSinceKey", BoughtSinceKey.of(USER)),
                Map.entry("ForgottenSearchesKey", ForgottenSearchesKey.of(USER)),
                Map.entry("RefusedKey", RefusedKey.of(USER)),
                Map.entry("TombstoneKey", TombstoneKey.of(UserBucket.of(USER), TOMBSTONE)),
                Map.entry("IdempotencyKey", IdempotencyKey.of(USER, IdempotencyKey.post("shop", "post-1"), 0)),
                Map.entry("ImpressionsKey", ImpressionsKey.of(USER)),
                Map.entry("LastShownKey", LastShownKey.of(USER)),
                Map.entry("LossDetectorKey", LossDetectorKey.all().getFirst()),
                Map.entry("OptOutFlagKey", OptOutFlagKey.of(USER)),
                Map.entry("RecommendationListKey", RecommendationListKey.of(USER)),
                Map.entry("SearchesKey", SearchesKey.of(USER)),
                Map.entry("UserProfileKey", UserProfileKey.of(USER)),
                Map.entry("ViewsKey", ViewsKey.of(USER))));
    }

    @Test
    void allKeysAreThoseOfTheGoldenFile() throws IllegalAccessException {
        Map<String, String> keys = keysOfOwners();
        keys.put("SourceCounters", SourceCounters.keyOf(USER, DAY));
        keys.put("SourceCounters.impressions", SourceCounters.impressions("personalized"));
        keys.put("SourceCounters.clicks", SourceCounters.clicks("personalized"));
        keys.put("RecommendationListKey.PATTERN", RecommendationListKey.PATTERN);
        keys.put("OptOutFlagKey.PATTERN", OptOutFlagKey.PATTERN);
        keys.put("SearchesKey.PATTERN", SearchesKey.PATTERN);
        keys.put("TombstoneKey.PATTERN", TombstoneKey.PATTERN);
        keys.put("ViewsKey.PATTERN", ViewsKey.PATTERN);
        keys.put("UserProfileKey.PATTERN", UserProfileKey.PATTERN);
        GuestKeys guest = new GuestKeys(new GuestId("00112233445566778899aabbccddeeff"));
        keys.put("GuestKeys.searches", guest.searches());
        keys.put("GuestKeys.views", guest.views());
        keys.put("GuestKeys.impressions", guest.impressions());
        keys.put("GuestKeys.lastShown", guest.lastShown());
        keys.put("GuestKeys.recommendations", guest.recommendations());
        keys.put("GuestKeys.profile", guest.profile());
        keys.put("GuestKeys.ended", guest.ended());
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
    void aKeyIsReadBackAsWhatItWasMadeOf() {
        assertThat(TombstoneKey.parse(TombstoneKey.of(UserBucket.of(USER), TOMBSTONE)))
                .isEqualTo(TOMBSTONE);
        assertThat(TombstoneKey.parse("erased:" + TOMBSTONE.hex())).isEqualTo(TOMBSTONE);
        assertThat(OptOutFlagKey.parse(OptOutFlagKey.of(new UserId("a:b*c")))).isEqualTo(new UserId("a:b*c"));
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

package dev.recs.serving.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.GuestId;
import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.stores.ErasureSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecommendationIdsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:59:59Z");
    private static final Query QUERY = new Query(20, "", Set.of("b", "a"), false, true);
    private static final Recipient ANNA = new Recipient.User(new UserId("anna"));
    private static final Recipient BOB = new Recipient.User(new UserId("bob"));
    private static final String FOREIGN =
            "recommendationId is of no response to this user: expected that of the response, or none";
    private static final String MALFORMED =
            "recommendationId is not 44 letters, digits, - and _: expected that of the response, or none";

    private final RecommendationIds ids = at(NOW, "a key of sixteen bytes");

    @Test
    void whatIsWrittenIsReadBack() {
        assertThat(ids.check(id(ids, ANNA), ANNA))
                .isEqualTo(new RecommendationId(
                        Placement.RECOMMENDATIONS,
                        Source.PERSONALIZED,
                        (int) (NOW.getEpochSecond() / 3600),
                        ids.check(id(ids, BOB), BOB).list(),
                        ids.check(id(ids, BOB), BOB).query(),
                        0));
    }

    /** Pages keep ids: one that was written by this release stays one. */
    @Test
    void theFormStaysAsItIs() {
        assertThat(id(ids, ANNA)).isEqualTo("AQEBAAeDInhOkwC3zvrfqIM5OQAAAABgnDckj1idFj2l");
    }

    @Test
    void theSameResponseOfAnotherProcessWithinTheHourHasTheSameId() {
        assertThat(id(at(NOW.minus(Duration.ofMinutes(59)), "a key of sixteen bytes"), ANNA))
                .isEqualTo(id(ids, ANNA));
        assertThat(id(at(NOW.plusSeconds(1), "a key of sixteen bytes"), ANNA)).isNotEqualTo(id(ids, ANNA));
    }

    @Test
    void eachPartMakesAnotherId() {
        Query other = new Query(20, "", Set.of("a"), false, true);
        Set<String> all = new HashSet<>(List.of(
                id(ids, ANNA),
                id(ids, BOB),
                ids.identity(ANNA, Placement.VIEWED, QUERY).idOf(Source.PERSONALIZED, NOW, "m"),
                ids.identity(ANNA, Placement.RECOMMENDATIONS, other).idOf(Source.PERSONALIZED, NOW, "m"),
                ids.identity(ANNA, Placement.RECOMMENDATIONS, QUERY, List.of("p"))
                        .idOf(Source.PERSONALIZED, NOW, "m"),
                ids.identity(ANNA, Placement.RECOMMENDATIONS, QUERY).idOf(Source.POPULAR, NOW, "m"),
                ids.identity(ANNA, Placement.RECOMMENDATIONS, QUERY).idOf(Source.PERSONALIZED, NOW.plusMillis(1), "m"),
                ids.identity(ANNA, Placement.RECOMMENDATIONS, QUERY).idOf(Source.PERSONALIZED, NOW, "n")));
        assertThat(all).hasSize(8);
    }

    @Test
    void anIdHoldsNoUser() {
        String id = id(ids, new Recipient.User(new UserId("a")));
        assertThat(id).hasSize(44);
        byte[] bytes = Base64.getUrlDecoder().decode(id);
        byte[] others = Base64.getUrlDecoder().decode(id(ids, BOB));
        assertThat(new String(bytes, 0, 23, StandardCharsets.ISO_8859_1))
                .isEqualTo(new String(others, 0, 23, StandardCharsets.ISO_8859_1));
    }

    @Test
    void nobodyUsesTheResponseOfAnother() {
        String guest = "0123456789abcdef0123456789abcdef";
        String ofAnna = id(ids, ANNA);
        String ofGuest = id(ids, new Recipient.Guest(new GuestId(guest)));
        assertRefused(ofAnna, BOB, FOREIGN);
        assertRefused(ofGuest, new Recipient.User(new UserId(guest)), FOREIGN);
        assertRefused(ofAnna, Recipient.EVERYBODY, FOREIGN);
        assertThat(ids.check(ofGuest, new Recipient.Guest(new GuestId(guest))).source())
                .isEqualTo(Source.PERSONALIZED);
    }

    @Test
    void theResponseOfEverybodyIsAnybodys() {
        String id = ids.identity(Recipient.EVERYBODY, Placement.POPULAR, QUERY).idOf(Source.POPULAR, NOW, "popular");
        assertThat(ids.check(id, ANNA)).isEqualTo(ids.check(id, BOB));
    }

    @Test
    void noBitCanBeChanged() {
        byte[] bytes = Base64.getUrlDecoder().decode(id(ids, ANNA));
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(Base64.getUrlEncoder().encodeToString(changed), ANNA, FOREIGN);
        }
    }

    @Test
    void anotherKeyKnowsNoneOfThem() {
        assertRefused(id(at(NOW, "another key of sixteen"), ANNA), ANNA, FOREIGN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "++++++++++++++++++++++++++++++++++++++++++++",
                "===========================================a"
            })
    void whatIsNoIdIsRefusedByItsForm(String text) {
        assertRefused(text, ANNA, MALFORMED);
    }

    private void assertRefused(String id, Recipient recipient, String message) {
        assertThatThrownBy(() -> ids.check(id, recipient))
                .isInstanceOf(BadInput.class)
                .hasMessage(message);
    }

    private static String id(RecommendationIds ids, Recipient recipient) {
        return ids.identity(recipient, Placement.RECOMMENDATIONS, QUERY).idOf(Source.PERSONALIZED, NOW, "m");
    }

    private static RecommendationIds at(Instant now, String key) {
        return new RecommendationIds(new ErasureSettings(key), Clock.fixed(now, ZoneOffset.UTC));
    }
}

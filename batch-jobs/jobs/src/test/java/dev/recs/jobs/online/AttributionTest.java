package dev.recs.jobs.online;

import static dev.recs.jobs.online.Rows.NOON;
import static dev.recs.jobs.online.Rows.list;
import static dev.recs.jobs.online.Rows.similar;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.event.ReferredEvent.Response;
import dev.recs.model.event.ReferredKind;
import dev.recs.model.experiment.VariantName;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AttributionTest {

    private static final Instant DAY_BEFORE = NOON.minus(Duration.ofHours(24));

    @Test
    void aClickCountsForTheImpressionOfItsOwnResponseHoweverOld() {
        Rows rows = new Rows()
                .impression("a", list("r1"), NOON.minus(Duration.ofHours(30)))
                .impression("a", list("r2"), NOON.minus(Duration.ofHours(1)))
                .click("a", list("r1"), NOON);
        assertThat(rows.of(Dimension.DAY, "2026-03-09").clicks()).isEqualTo(1);
        assertThat(rows.of(Dimension.DAY, "2026-03-10").clicks()).isZero();
        assertThat(rows.all().clicks()).isEqualTo(1);
        assertThat(rows.all().impressions()).isEqualTo(2);
    }

    @Test
    void aClickWithoutAnImpressionOfItsOwnCountsForTheLatestInTheDayBefore() {
        Response shelf = new Response("r2", "recommendations", "shelf-trending", "trending", 0);
        Rows rows = new Rows()
                .impression("a", list("r1"), NOON.minus(Duration.ofHours(3)))
                .impression("a", shelf, NOON.minus(Duration.ofHours(2)))
                .click("a", list("r3"), NOON);
        assertThat(rows.of(Dimension.SHELF, "trending").clicks()).isEqualTo(1);
        assertThat(rows.of(Dimension.SHELF, "list").clicks()).isZero();
        assertThat(rows.attribution().uncounted()).isEqualTo(Uncounted.NONE);
    }

    @Test
    void exactlyADayBeforeCountsAndAMillisecondMoreDoesNot() {
        Rows inTime = new Rows().impression("a", list("r1"), DAY_BEFORE).click("a", list("r2"), NOON);
        Rows late = new Rows()
                .impression("a", list("r1"), DAY_BEFORE.minusMillis(1))
                .click("a", list("r2"), NOON);
        assertThat(inTime.all().clicks()).isEqualTo(1);
        assertThat(late.all().clicks()).isZero();
        assertThat(late.attribution().uncounted()).isEqualTo(new Uncounted(1, 0, 0, 0));
    }

    @Test
    void anotherPlacementAnotherProductAndALaterImpressionTakeNoClick() {
        Rows rows = new Rows()
                .impression("a", similar("r1"), NOON.minusSeconds(60))
                .impression("b", list("r2"), NOON.minusSeconds(60))
                .impression("a", list("r3"), NOON.plusMillis(1))
                .click("a", list("r4"), NOON)
                .add(ReferredKind.CART, "a", list("r4"), NOON);
        assertThat(rows.all().clicks()).isZero();
        assertThat(rows.all().carts()).isZero();
        assertThat(rows.attribution().uncounted()).isEqualTo(new Uncounted(1, 1, 0, 0));
    }

    @Test
    void anImpressionIsClickedOnceAndPutIntoTheBasketOnce() {
        Rows rows = new Rows()
                .impression("a", list("r1"), NOON.minusSeconds(60))
                .click("a", list("r2"), NOON.minusSeconds(40))
                .click("a", list("r1"), NOON.minusSeconds(30))
                .add(ReferredKind.CART, "a", list("r1"), NOON.minusSeconds(20))
                .add(ReferredKind.CART, "a", list("r2"), NOON.minusSeconds(10));
        assertThat(rows.all().clicks()).isEqualTo(1);
        assertThat(rows.all().carts()).isEqualTo(1);
        assertThat(rows.attribution().uncounted()).isEqualTo(Uncounted.NONE);
    }

    @Test
    void whatWasShownBeforeThePeriodIsNeitherCountedNorMissed() {
        Instant before = Instant.parse("2026-03-07T23:59:59.999Z");
        Rows rows = new Rows()
                .impression("a", list("r1"), before)
                .click("a", list("r1"), NOON)
                .click("b", list("r1"), before)
                .order("o1", "a", list("r1"), NOON, "5 GBP");
        assertThat(rows.attribution().counts()).isEmpty();
        assertThat(rows.attribution().uncounted()).isEqualTo(Uncounted.NONE);
    }

    @Test
    void anOrderOfTwoProductsIsOneWhereBothWereShownAndOneInEachPlacement() {
        Rows rows = new Rows()
                .impression("a", list("r1"), DAY_BEFORE)
                .impression("b", list("r1"), DAY_BEFORE)
                .impression("c", similar("r2"), DAY_BEFORE)
                .order("o1", "a", list("r1"), NOON, "5.10 GBP")
                .order("o1", "b", list("r1"), NOON, "0.2001 GBP")
                .order("o1", "c", similar("r2"), NOON, "7 EUR");
        assertThat(rows.all().orders()).isEqualTo(1);
        assertThat(rows.of(Dimension.PLACEMENT, "recommendations").orders()).isEqualTo(1);
        assertThat(rows.of(Dimension.PLACEMENT, "similar").orders()).isEqualTo(1);
        assertThat(rows.of(Dimension.DAY, "2026-03-09").orders()).isEqualTo(1);
        assertThat(rows.all().revenue()).isEqualTo(Map.of("GBP", new BigDecimal("5.3001"), "EUR", new BigDecimal("7")));
    }

    @Test
    void anOrderFindsAnImpressionWithinItsWindow() {
        Period month = Period.lastDays(28, NOON.plusSeconds(1), Duration.ofDays(7));
        List<Rows> inTimeAndLate = List.of(
                new Rows()
                        .impression("a", list("r1"), NOON.minus(Duration.ofDays(7)))
                        .order("o1", "a", list("r2"), NOON, ""),
                new Rows()
                        .impression(
                                "a", list("r1"), NOON.minus(Duration.ofDays(7)).minusMillis(1))
                        .order("o1", "a", list("r2"), NOON, ""));
        assertThat(inTimeAndLate.stream()
                        .map(rows ->
                                new Attribution(rows.list(), month).uncounted().orderLines()))
                .containsExactly(0L, 1L);
    }

    /** A day ago the hold-out was switched on: what was shown before is in neither, and nobody is in both. */
    @Test
    void theHoldOutIsComparedFromItsFirstImpressionOnAndItsUsersAreOfItAlone() {
        Rows held = new Rows()
                .impression("a", list("r1"), DAY_BEFORE.minusSeconds(60))
                .click("a", list("r1"), DAY_BEFORE.minusSeconds(50))
                .impression("a", list("r2"), DAY_BEFORE.plusSeconds(30))
                .impression("b", heldOut("r3"), DAY_BEFORE.plusSeconds(60))
                .order("o1", "a", list("r2"), NOON, "5 GBP");
        Rows other = new Rows()
                .impression("a", list("r1"), DAY_BEFORE.minusMillis(1))
                .order("o2", "a", list("r1"), NOON, "5 GBP")
                .impression("a", list("r2"), DAY_BEFORE);
        assertThat(held.comparedFrom(DAY_BEFORE)).containsExactly("hold-out: 1 shown, 0 ordered");
        assertThat(other.comparedFrom(DAY_BEFORE)).containsExactly("personal lists: 1 shown, 0 ordered");
        assertThat(other.comparedFrom(Instant.MAX)).isEmpty();
        assertThat(held.all().impressions()).isEqualTo(3);
    }

    /** Answers that the list had nothing for are in it on both sides: which ones they are depends on the list. */
    @Test
    void sinceTheFirstListOfASideAllAnswersOfThePlacementCount() {
        Response popular = new Response("r1", "recommendations", "popular", "", 0);
        Rows personal = new Rows()
                .impression("a", popular, DAY_BEFORE)
                .impression("b", list("r2"), DAY_BEFORE.plusSeconds(1))
                .impression("c", popular, DAY_BEFORE.plusSeconds(2))
                .impression("d", similar("r3"), DAY_BEFORE.plusSeconds(3))
                .order("o1", "c", popular, NOON, "");
        Rows held = new Rows()
                .impression("b", heldOut("r2"), DAY_BEFORE.plusSeconds(1))
                .impression("c", popular, DAY_BEFORE.plusSeconds(2));
        assertThat(personal.comparedFrom(DAY_BEFORE)).containsExactly("personal lists: 2 shown, 1 ordered");
        assertThat(held.comparedFrom(DAY_BEFORE)).containsExactly("hold-out: 2 shown, 0 ordered");
    }

    private static Response heldOut(String id) {
        return new Response(id, "recommendations", "popular", "", VariantName.HOLD_OUT.shortHash());
    }

    @Test
    void withoutAPriceAnOrderCountsAndUnlessTheShopHasItItDoesNot() {
        Rows rows = new Rows()
                .impression("a", list("r1"), DAY_BEFORE)
                .order("o1", "a", list("r1"), NOON, "")
                .add(ReferredKind.ORDER, "a", list("r1"), NOON);
        assertThat(rows.all().orders()).isEqualTo(1);
        assertThat(rows.all().revenue()).isEmpty();
        assertThat(rows.attribution().uncounted()).isEqualTo(new Uncounted(0, 0, 0, 1));
    }
}

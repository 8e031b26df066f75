package dev.recs.serving.personalization;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user's profile is made of, in words, and what the user took out of it.
 *
 * @param asOf of the profile; null without one
 * @param signals purchases, searches and views, each channel newest first
 * @param categories of the products among them, the heaviest first
 */
public record SignalReport(
        String userId,
        @Nullable Instant asOf,
        List<Signal> signals,
        List<Category> categories,
        List<TakenOut> refusals) {

    public SignalReport {
        signals = List.copyOf(signals);
        categories = List.copyOf(categories);
        refusals = List.copyOf(refusals);
    }

    /**
     * One thing that the user did.
     *
     * @param type purchase, search or view: what refuses it, too
     * @param productId null for a search
     * @param text name of the product, or the search as typed
     * @param at the last time
     * @param weight part of the profile, all together 1; null in a profile that an earlier release made
     */
    public record Signal(
            String type,
            @Nullable String productId,
            String text,
            Instant at,
            @Nullable Double weight) {}

    /** @param weight sum of its signals' weights; null in a profile that an earlier release made */
    public record Category(String category, @Nullable Double weight) {}

    /**
     * A refusal.
     *
     * @param id names it when it is taken back
     * @param productId null but for a product, its purchases or its views
     * @param text name of the product or category; null for a search, of which nothing is kept that could be read
     * @param textUntil until when taking back a forgotten search brings its text back as well; null for everything else
     */
    public record TakenOut(
            String id,
            String type,
            @Nullable String productId,
            @Nullable String text,
            Instant refusedAt,
            @Nullable Instant textUntil) {}
}

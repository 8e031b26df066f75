package dev.recs.model.redis;

import dev.recs.model.GuestId;
import java.time.Duration;
import java.util.List;

/** The keys of one guest, all in the slot of the guest's bucket; each ends 30 days after its last use. */
public record GuestKeys(GuestId guest) {

    public static final Duration TTL = GuestId.KEPT;

    /** Longer than any token of the guest lives. */
    public static final Duration ENDED_TTL = TTL.plusDays(1);

    /** Latest searches, newest first ({@link SearchValue}). */
    public String searches() {
        return key("guest_searches:");
    }

    /** Latest views, newest first ({@link ViewValue}). */
    public String views() {
        return key("guest_views:");
    }

    /** Latest impressions, newest first ({@link ImpressionValue}). */
    public String impressions() {
        return key("guest_impressions:");
    }

    /** Sorted set: product → when it was last shown. */
    public String lastShown() {
        return key("guest_last_shown:");
    }

    /** The guest's list ({@link RecommendationListValue}). */
    public String recommendations() {
        return key("guest_recommendations:");
    }

    /** The guest's dominant categories ({@link ProfileSummaryValue}). */
    public String profile() {
        return key("guest_profile:");
    }

    /** Present once the guest has been merged or deleted: nothing is recorded any more. Holds a digest, not the id. */
    public String ended() {
        return "guest_ended:" + UserBucket.of(guest).tag() + guest.digest();
    }

    /** All that the guest's id is in. */
    public List<String> all() {
        return List.of(searches(), views(), impressions(), lastShown(), recommendations(), profile());
    }

    private String key(String prefix) {
        return prefix + UserBucket.of(guest).tag() + guest.value();
    }
}

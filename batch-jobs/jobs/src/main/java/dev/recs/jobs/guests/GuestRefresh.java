package dev.recs.jobs.guests;

import dev.recs.model.GuestId;
import dev.recs.model.UserId;
import dev.recs.model.activity.Activity;
import dev.recs.model.failure.BadInput;
import dev.recs.pipeline.RefreshPipeline.Made;
import dev.recs.pipeline.embedding.StoredVectors;
import dev.recs.stores.activity.RecentValues;
import dev.recs.stores.guests.GuestActivities;
import dev.recs.stores.guests.GuestLists;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the lists of guests, of searches and views alone, by the stages that make those of users. No vector of a new text is asked for:
 * anybody can make texts up.
 */
final class GuestRefresh {

    private static final Logger LOG = LoggerFactory.getLogger(GuestRefresh.class);

    private final PipelineSource pipelines;
    private final StoredVectors vectors;
    private final GuestActivities activities;
    private final GuestLists lists;

    GuestRefresh(PipelineSource pipelines, StoredVectors vectors, GuestActivities activities, GuestLists lists) {
        this.pipelines = pipelines;
        this.vectors = vectors;
        this.activities = activities;
        this.lists = lists;
    }

    /** @return how many lists were published */
    int refresh(List<GuestId> guests, Instant asOf) {
        try {
            return publish(activities.read(guests, asOf), asOf);
        } catch (BadInput e) {
            return oneByOne(guests, asOf);
        }
    }

    /** Of a guest with a value that is not of our form there is no list. */
    private int oneByOne(List<GuestId> guests, Instant asOf) {
        int published = 0;
        for (GuestId guest : guests) {
            try {
                published += publish(activities.read(List.of(guest), asOf), asOf);
            } catch (BadInput e) {
                LOG.warn("no list of a guest: {}", e.getMessage());
            }
        }
        return published;
    }

    private int publish(Map<GuestId, RecentValues> events, Instant asOf) {
        List<Activity> guests = new ArrayList<>(events.size());
        events.forEach((guest, values) -> guests.add(activity(guest, values)));
        List<Made> made = pipelines.current().make(guests, asOf, vectors);
        made.forEach(list -> lists.publish(new GuestId(list.list().userId().value()), list.profile(), list.list()));
        return made.size();
    }

    /** The stages want an id of a user; nothing that they make is kept by it. */
    private static Activity activity(GuestId guest, RecentValues values) {
        return new Activity(
                new UserId(guest.value()),
                Instant.EPOCH,
                true,
                List.of(),
                values.searches(),
                values.views(),
                values.shown());
    }
}

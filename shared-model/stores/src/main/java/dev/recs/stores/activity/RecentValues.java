package dev.recs.stores.activity;

import dev.recs.model.activity.Shown;
import dev.recs.model.event.PersonalData;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.model.redis.ImpressionValue;
import dev.recs.model.redis.SearchValue;
import dev.recs.model.redis.ViewValue;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What Redis has of the latest events of one user or guest, each list newest first. */
public record RecentValues(List<RecentSearch> searches, List<RecentView> views, List<Shown> shown) {

    static final RecentValues NONE = new RecentValues(List.of(), List.of(), List.of());

    public RecentValues {
        searches = List.copyOf(searches);
        views = List.copyOf(views);
        shown = List.copyOf(shown);
    }

    /**
     * Reads three lists: searches, views, impressions. What came after {@code asOf} is left out, and searches that look like personal data.
     *
     * @throws dev.recs.model.failure.BadInput if a value is not of our form
     */
    public static RecentValues parse(List<List<String>> lists, Instant asOf) {
        return new RecentValues(searches(lists.get(0), asOf), views(lists.get(1), asOf), shown(lists.get(2), asOf));
    }

    /** Neither a search nor a view. */
    public boolean isEmpty() {
        return searches.isEmpty() && views.isEmpty();
    }

    /** Both together, newest first, each once and as many as are read. */
    RecentValues and(RecentValues other, RecentEvents.Limits limits, int maxShown) {
        return other.equals(NONE)
                ? this
                : new RecentValues(
                        merged(searches, other.searches, RecentSearch::timestamp, limits.searches()),
                        merged(views, other.views, RecentView::timestamp, limits.views()),
                        merged(shown, other.shown, Shown::at, maxShown));
    }

    private static <T> List<T> merged(List<T> some, List<T> others, Function<T, Instant> at, int max) {
        return Stream.concat(some.stream(), others.stream())
                .distinct()
                .sorted(Comparator.comparing(at).reversed())
                .limit(max)
                .toList();
    }

    private static List<RecentSearch> searches(List<String> values, Instant asOf) {
        return values.stream()
                .map(SearchValue::parse)
                .filter(search -> !search.timestamp().isAfter(asOf))
                .filter(search -> !PersonalData.looksLikeIt(search.query()))
                .toList();
    }

    private static List<RecentView> views(List<String> values, Instant asOf) {
        return values.stream()
                .map(ViewValue::parse)
                .filter(view -> !view.timestamp().isAfter(asOf))
                .toList();
    }

    private static List<Shown> shown(List<String> values, Instant asOf) {
        return values.stream()
                .map(ImpressionValue::parse)
                .filter(value -> !value.at().isAfter(asOf))
                .map(value -> new Shown(value.productId(), value.at(), value.clicked()))
                .toList();
    }
}

package dev.recs.evaluation;

import dev.recs.model.UserId;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes searches and views; searches only under plain ids, for who knows what users type. */
final class EventExport {

    private EventExport() {}

    /** Nothing is written where there are no events. */
    static void write(StoreEvents events, Naming naming, Path file) throws IOException {
        List<UserId> users = Stream.concat(events.views().keySet().stream(), events.searches().keySet().stream())
                .distinct()
                .filter(user -> count(events, naming, user) > 0)
                .sorted(Comparator.comparing(user -> naming.user(user.value())))
                .toList();
        if (users.isEmpty()) {
            return;
        }
        try (CsvOutput rows = CsvOutput.open(file, "user", "type", "product", "query", "time")) {
            for (UserId user : users) {
                String name = naming.user(user.value());
                for (RecentView view : events.views().getOrDefault(user, List.of())) {
                    String product = naming.product(view.productId().value());
                    rows.row(name, "view", product, "", view.timestamp().toString());
                }
                for (RecentSearch search : searches(events, naming, user)) {
                    rows.row(
                            name,
                            "search",
                            "",
                            search.query(),
                            search.timestamp().toString());
                }
            }
        }
    }

    private static int count(StoreEvents events, Naming naming, UserId user) {
        return events.views().getOrDefault(user, List.of()).size()
                + searches(events, naming, user).size();
    }

    private static List<RecentSearch> searches(StoreEvents events, Naming naming, UserId user) {
        return naming.isPlain() ? events.searches().getOrDefault(user, List.of()) : List.of();
    }
}

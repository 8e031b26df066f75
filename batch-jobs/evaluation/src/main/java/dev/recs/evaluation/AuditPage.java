package dev.recs.evaluation;

import static dev.recs.jobs.page.HtmlPage.escaped;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonText;
import dev.recs.model.recommendation.Recommendation;
import dev.recs.model.recommendation.Shelf;
import dev.recs.model.recommendation.ShelfKind;
import dev.recs.recommender.history.PurchaseHistory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The lists, shelves and reasons of thirty users, drawn by a seed, to be read by people. */
final class AuditPage {

    private static final int USERS = 30;
    private static final int PURCHASES = 8;
    private static final int ON_SHELF = 8;
    private static final long SEED = 7;

    private final PurchaseHistory history;
    private final ProductIndex index;

    AuditPage(Split split) {
        this.history = split.history();
        this.index = split.index();
    }

    String render(List<Auditor.Made> made) {
        List<Auditor.Made> drawn = new ArrayList<>(made);
        Collections.shuffle(drawn, new Random(SEED));
        return drawn.stream().limit(USERS).map(this::user).collect(Collectors.joining());
    }

    private String user(Auditor.Made made) {
        StringBuilder part =
                new StringBuilder("<h3>User " + escaped(history.userId(made.user())) + "</h3><p>bought last: ");
        part.append(escaped(String.join(", ", bought(made.user())))).append("</p><ol>");
        for (Recommendation item : made.head()) {
            part.append("<li>").append(escaped(index.nameOf(item.productId().value())));
            part.append(" <small>").append(escaped(reasons(item))).append("</small></li>");
        }
        part.append("</ol>");
        made.list().shelves().forEach(shelf -> part.append(shelf(shelf)));
        return part.toString();
    }

    private List<String> bought(int user) {
        int end = history.end(user);
        return IntStream.iterate(end - 1, line -> line >= history.begin(user), line -> line - 1)
                .limit(PURCHASES)
                .mapToObj(line -> index.product(history.product(line)).name())
                .toList();
    }

    private String reasons(Recommendation item) {
        return item.reasons().stream().map(reason -> reason(item, reason)).collect(Collectors.joining("; "));
    }

    private String reason(Recommendation item, Reason reason) {
        String text = ReasonText.describe(reason, index::nameOf);
        return reason.amount() == 0 ? text : String.format(Locale.ROOT, "%s %.0f %%", text, 100 * item.share(reason));
    }

    private String shelf(Shelf shelf) {
        String title = ShelfKind.of(shelf.kind())
                .map(kind -> kind.title(shelf.subject(), index::nameOf))
                .orElse(shelf.kind());
        return "<p><b>%s</b>: %s</p>"
                .formatted(
                        escaped(title),
                        escaped(shelf.productIds().stream()
                                .limit(ON_SHELF)
                                .map(ProductId::value)
                                .map(index::nameOf)
                                .collect(Collectors.joining(", "))));
    }
}

package dev.recs.evaluation.diff;

import static dev.recs.jobs.page.HtmlPage.escaped;

import dev.recs.jobs.page.HtmlPage;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.recommendation.ReasonText;
import dev.recs.model.recommendation.Recommendation;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A difference as one HTML page: figures, then lists side by side; products of one side only are marked. */
public final class DiffPage {

    private static final List<String> HEAD = List.of("part of all places", "now", "then");

    private final ListDiff diff;
    private final ProductIndex products;

    private DiffPage(ListDiff diff, ProductIndex products) {
        this.diff = diff;
        this.products = products;
    }

    /** @param most users whose lists stand side by side */
    public static String render(ListDiff diff, ProductIndex products, String config, int most) {
        return new DiffPage(diff, products).page(config, most);
    }

    private String page(String config, int most) {
        HtmlPage page = new HtmlPage("Lists of now, and with " + config)
                .list(DiffText.figures(diff))
                .heading("First reasons")
                .table(HEAD, rows(diff.now().reasons(), diff.then().reasons()))
                .heading("Categories")
                .table(HEAD, rows(diff.now().categories(), diff.then().categories()))
                .heading("Largest changes");
        diff.largestChanges(most).forEach(pair -> page.part(pair(pair)));
        return page.end();
    }

    private static List<List<String>> rows(Map<String, Double> now, Map<String, Double> then) {
        Set<String> names = new TreeSet<>(now.keySet());
        names.addAll(then.keySet());
        return names.stream()
                .map(name -> List.of(name, percent(now, name), percent(then, name)))
                .toList();
    }

    private static String percent(Map<String, Double> shares, String name) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * shares.getOrDefault(name, 0.0));
    }

    private String pair(ListPair pair) {
        return String.format(
                Locale.ROOT,
                "<h3>User %s, overlap %.0f %%</h3><div class=\"pair\">%s%s</div>",
                escaped(pair.userId().value()),
                100 * pair.overlap(),
                list("now", pair.now(), pair.then()),
                list("then", pair.then(), pair.now()));
    }

    private String list(String title, List<Recommendation> items, List<Recommendation> others) {
        Set<String> known =
                others.stream().map(item -> item.productId().value()).collect(Collectors.toCollection(HashSet::new));
        String places = items.stream().map(item -> place(item, known)).collect(Collectors.joining());
        return "<div><p>%s</p>%s</div>"
                .formatted(title, items.isEmpty() ? "<p>no list</p>" : "<ol>" + places + "</ol>");
    }

    private String place(Recommendation item, Set<String> known) {
        String name = escaped(products.nameOf(item.productId().value()));
        String reason = item.reasons().isEmpty()
                ? ""
                : escaped(ReasonText.describe(item.reasons().getFirst(), products::nameOf));
        return "<li>%s <small>%s</small></li>"
                .formatted(known.contains(item.productId().value()) ? name : "<b>" + name + "</b>", reason);
    }
}

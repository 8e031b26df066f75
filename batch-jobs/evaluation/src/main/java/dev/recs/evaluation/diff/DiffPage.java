package dev.recs.evaluation.diff;

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
import org.springframework.web.util.HtmlUtils;

/** A difference as one HTML page that needs nothing else: figures, then lists side by side; products of one side only are marked. */
public final class DiffPage {

    private static final String STYLE = """
            :root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}
            table{border-collapse:collapse}td,th{padding:.2rem .8rem;text-align:right;border-bottom:1px solid #8886}
            td:first-child,th:first-child{text-align:left}.pair{display:grid;grid-template-columns:1fr 1fr;gap:2rem}
            .pair b{background:#f5c51844}small{opacity:.75}@media(max-width:40rem){.pair{grid-template-columns:1fr;gap:0}}
            """;

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
        StringBuilder page = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\"><title>recs diff</title><style>")
                .append(STYLE)
                .append("</style><h1>Lists of now, and with ")
                .append(escaped(config))
                .append("</h1><ul>");
        DiffText.figures(diff)
                .forEach(line -> page.append("<li>").append(escaped(line)).append("</li>"));
        page.append("</ul><h2>First reasons</h2>")
                .append(table(diff.now().reasons(), diff.then().reasons()))
                .append("<h2>Categories</h2>")
                .append(table(diff.now().categories(), diff.then().categories()))
                .append("<h2>Largest changes</h2>");
        diff.largestChanges(most).forEach(pair -> page.append(pair(pair)));
        return page.append("</html>\n").toString();
    }

    private static String table(Map<String, Double> now, Map<String, Double> then) {
        Set<String> names = new TreeSet<>(now.keySet());
        names.addAll(then.keySet());
        return names.stream()
                .map(name -> String.format(
                        Locale.ROOT,
                        "<tr><td>%s</td><td>%.1f %%</td><td>%.1f %%</td></tr>",
                        escaped(name),
                        100 * now.getOrDefault(name, 0.0),
                        100 * then.getOrDefault(name, 0.0)))
                .collect(Collectors.joining(
                        "", "<table><tr><th>part of all places</th><th>now</th><th>then</th></tr>", "</table>"));
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

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}

package dev.recs.jobs.page;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** A page that is put together from top to bottom. Texts are escaped. Not thread-safe. */
public final class HtmlPage {

    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#1b1f24;--soft:#667079;--line:#d8dee4;--back:#fff;--good:#1f7a4d;--bad:#b3372b;--plain:#4c6a92;--said:#f1f5f9}
            @media(prefers-color-scheme:dark){:root{--ink:#e6e9ec;--soft:#9aa5b1;--line:#353d46;--back:#14181c;--good:#4fc38a;--bad:#f0857a;--plain:#8fb0dc;--said:#1e252c}}
            body{font:15px/1.5 system-ui,sans-serif;max-width:78rem;margin:2rem auto;padding:0 1rem;color:var(--ink);background:var(--back)}
            h1{font-size:1.6rem;margin-bottom:.2rem}h2{font-size:1.15rem;margin:2rem 0 .4rem}.soft,small{color:var(--soft)}
            .said{background:var(--said);border-left:4px solid var(--plain);padding:.7rem 1rem;margin:1rem 0;font-size:1.1rem}
            .said p{margin:.2rem 0}.wide{overflow-x:auto}table{border-collapse:collapse;margin:.5rem 0}
            td,th{padding:.25rem .6rem;font-size:.92rem;text-align:right;border-bottom:1px solid var(--line);white-space:nowrap;font-variant-numeric:tabular-nums}
            th{font-weight:600}td:first-child,th:first-child{text-align:left;padding-left:0}svg{display:block;max-width:100%;height:auto;margin:.5rem 0}
            svg text{font:13px system-ui,sans-serif;fill:var(--ink)}svg .soft{fill:var(--soft)}
            .pair{display:grid;grid-template-columns:1fr 1fr;gap:2rem}.pair b{background:#f5c51844}@media(max-width:40rem){.pair{grid-template-columns:1fr;gap:0}}
            """;

    private final StringBuilder html;

    public HtmlPage(String title) {
        this.html = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\"><title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style><h1>")
                .append(escaped(title))
                .append("</h1>");
    }

    public HtmlPage soft(String text) {
        html.append("<p class=\"soft\">").append(escaped(text)).append("</p>");
        return this;
    }

    public HtmlPage heading(String text) {
        html.append("<h2>").append(escaped(text)).append("</h2>");
        return this;
    }

    /** What the reader came for. */
    public HtmlPage said(List<String> sentences) {
        html.append("<div class=\"said\">");
        sentences.forEach(
                sentence -> html.append("<p>").append(escaped(sentence)).append("</p>"));
        html.append("</div>");
        return this;
    }

    /** @param rows each as long as the head */
    public HtmlPage table(List<String> head, List<List<String>> rows) {
        html.append("<div class=\"wide\"><table><tr>").append(cells(head, "th")).append("</tr>");
        rows.forEach(row -> html.append("<tr>").append(cells(row, "td")).append("</tr>"));
        html.append("</table></div>");
        return this;
    }

    public HtmlPage list(List<String> lines) {
        html.append(lines.stream()
                .map(line -> "<li>" + escaped(line) + "</li>")
                .collect(Collectors.joining("", "<ul class=\"soft\">", "</ul>")));
        return this;
    }

    /** @param fragment of HTML, its texts made by {@link #escaped} */
    public HtmlPage part(String fragment) {
        html.append(fragment);
        return this;
    }

    public HtmlPage plot(IntervalPlot plot) {
        html.append(plot.svg());
        return this;
    }

    public String end() {
        return html + "</html>\n";
    }

    private static String cells(List<String> texts, String tag) {
        return texts.stream()
                .map(text -> "<%s>%s</%s>".formatted(tag, escaped(text), tag))
                .collect(Collectors.joining());
    }

    public static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}

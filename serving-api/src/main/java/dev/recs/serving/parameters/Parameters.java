package dev.recs.serving.parameters;

import dev.recs.model.catalog.PopularList;
import dev.recs.model.ranking.RankingParameters;
import dev.recs.serving.catalog.Popular;
import dev.recs.serving.parameters.Outline.Entry;
import dev.recs.serving.parameters.ParameterReport.Section;
import dev.recs.serving.parameters.ParameterReport.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells what the lists are ranked by. The jobs write their settings with the popular lists, so this is true of the lists that are
 * served, whatever the settings of this process are.
 */
@Component
public final class Parameters {

    private final Popular popular;

    Parameters(Popular popular) {
        this.popular = popular;
    }

    public ParameterReport in(Language language) {
        PopularList newest = popular.current().list("");
        return report(language, newest.parameters(), newest.asOf());
    }

    static ParameterReport report(Language language, RankingParameters parameters, Instant asOf) {
        ParameterTexts texts = new ParameterTexts(language, parameters);
        List<Section> sections = Outline.parts().stream()
                .filter(part -> !parameters.isEmpty() || part.isOfNoParameter())
                .map(part -> new Section(
                        part.name(),
                        texts.of("section." + part.name()).orElseThrow(),
                        part.entries().stream()
                                .flatMap(entry -> statement(entry, texts, parameters).stream())
                                .toList()))
                .filter(section -> !section.statements().isEmpty())
                .toList();
        return new ParameterReport(
                language.tag(),
                parameters.isEmpty() ? null : asOf,
                texts.of("title").orElseThrow(),
                sections);
    }

    private static Optional<Statement> statement(Entry entry, ParameterTexts texts, RankingParameters parameters) {
        if (entry.parameter().isEmpty()) {
            return texts.of(entry.name()).map(text -> new Statement(entry.name(), text, null));
        }
        return entry.parameter().map(parameters.values()::get).flatMap(value -> statement(entry, value, texts));
    }

    private static Optional<Statement> statement(Entry entry, double value, ParameterTexts texts) {
        String name = entry.name();
        if (value == entry.off()) {
            String off = name + ".off";
            return texts.has(off) ? texts.of(off).map(text -> new Statement(name, text, value)) : Optional.empty();
        }
        boolean isWeight = entry.parameter().orElseThrow().isWeight();
        return texts.of(name)
                .map(text -> new Statement(name, isWeight ? text + " " + weight(value, texts) : text, value));
    }

    private static String weight(double value, ParameterTexts texts) {
        return texts.of(value < 0 ? "weight.against" : "weight.for")
                .orElseThrow()
                .replace("{}", texts.number(value));
    }
}

package dev.recs.serving.parameters;

import dev.recs.model.ranking.RankingParameter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The main parameters of the ranking in words.
 *
 * @param asOf of the run whose settings these are; null before the first
 */
public record ParameterReport(String language, @Nullable Instant asOf, String title, List<Section> sections) {

    public ParameterReport {
        sections = List.copyOf(sections);
    }

    /** Statements of one kind. */
    public record Section(String name, String title, List<Statement> statements) {

        public Section {
            statements = List.copyOf(statements);
        }
    }

    /**
     * A sentence or two.
     *
     * @param value of the parameter that has this name, see {@link RankingParameter}; null if none has
     */
    public record Statement(
            String name, String text, @Nullable Double value) {}
}

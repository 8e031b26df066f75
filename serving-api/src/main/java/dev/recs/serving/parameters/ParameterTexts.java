package dev.recs.serving.parameters;

import dev.recs.model.ranking.RankingParameter;
import dev.recs.model.ranking.RankingParameters;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The texts of one language. A text has gaps for parameters: {@code {rotation-free}}, or {@code {rotation%}} for a part of 1. */
final class ParameterTexts {

    static final String BUNDLE = "dev.recs.serving.parameters.parameters";

    private static final Pattern GAP = Pattern.compile("\\{([a-z-]+)(%?)}");

    private final ResourceBundle texts;
    private final RankingParameters parameters;
    private final NumberFormat number;
    private final NumberFormat percent;

    ParameterTexts(Language language, RankingParameters parameters) {
        Locale locale = language.locale();
        this.texts = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.parameters = parameters;
        this.number = NumberFormat.getNumberInstance(locale);
        this.number.setMaximumFractionDigits(2);
        this.percent = NumberFormat.getPercentInstance(locale);
        this.percent.setMaximumFractionDigits(1);
    }

    boolean has(String name) {
        return texts.containsKey(name);
    }

    /** @return empty if a gap is of a parameter that the run has not told */
    Optional<String> of(String name) {
        String text = texts.getString(name);
        boolean isTold = GAP.matcher(text)
                .results()
                .allMatch(gap -> RankingParameter.of(gap.group(1))
                        .filter(parameters.values()::containsKey)
                        .isPresent());
        return isTold ? Optional.of(GAP.matcher(text).replaceAll(this::shown)) : Optional.empty();
    }

    String number(double value) {
        return number.format(value);
    }

    private String shown(MatchResult gap) {
        double value =
                RankingParameter.of(gap.group(1)).map(parameters.values()::get).orElseThrow();
        return gap.group(2).isEmpty() ? number.format(value) : percent.format(value);
    }
}

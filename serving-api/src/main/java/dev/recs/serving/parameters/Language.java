package dev.recs.serving.parameters;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.stream.Collectors;

/** A language that there are texts in. */
public enum Language {
    EN,
    DE,
    FR;

    /** Those of all, as in a message: {@code en, de, fr}. */
    public static final String TAGS = Arrays.stream(values()).map(Language::tag).collect(Collectors.joining(", "));

    /** As in {@code Content-Language}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.of(tag());
    }

    /** @param tag of a language with or without a country, as {@code de} or {@code de-AT} */
    public static Optional<Language> of(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        return Arrays.stream(values()).filter(one -> one.tag().equals(language)).findFirst();
    }

    /** The first of a header {@code Accept-Language} that there are texts in; English for a header without any, or one that is none. */
    public static Language accepted(String header) {
        try {
            List<Locale> all = Arrays.stream(values()).map(Language::locale).toList();
            Locale best = header.isBlank() ? null : Locale.lookup(LanguageRange.parse(header), all);
            return best == null ? EN : of(best.toLanguageTag()).orElse(EN);
        } catch (IllegalArgumentException _) {
            return EN;
        }
    }
}

package dev.recs.recommender.rules;

import dev.recs.recommender.yaml.YamlEntry;
import java.math.BigDecimal;
import java.time.Instant;

/** The values of a rule that are more than a text or a number. */
record RuleFields(YamlEntry entry) {

    PriceRange price() {
        if (!entry.has("price")) {
            return PriceRange.ALL;
        }
        String text = entry.text("price");
        int dots = text.indexOf("..");
        try {
            BigDecimal least =
                    dots <= 0 ? null : new BigDecimal(text.substring(0, dots).strip());
            BigDecimal most = dots < 0 || dots + 2 == text.length()
                    ? null
                    : new BigDecimal(text.substring(dots + 2).strip());
            if ((least != null || most != null) && (least == null || most == null || least.compareTo(most) <= 0)) {
                return new PriceRange(least, most);
            }
        } catch (NumberFormatException ignored) {
            // Said below, as for an empty range.
        }
        entry.mistakes()
                .add(entry.line("price"), "price is '%s': expected a range as 5..20, 5.. or ..20".formatted(text));
        return PriceRange.ALL;
    }

    Period period() {
        Instant from = entry.moment("from", Instant.MIN);
        Instant until = entry.moment("until", Instant.MAX);
        if (from.isBefore(until)) {
            return new Period(from, until);
        }
        entry.mistakes()
                .add(entry.line("until"), "until is '%s': expected a moment after from".formatted(entry.text("until")));
        return Period.ALWAYS;
    }
}

package dev.recs.jobs.imports.rows;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What files call currencies, beside their codes. */
public final class CurrencyNames {

    /** By ISO 4217 no currency: here one of several, as the dollar. */
    public static final String OPEN = "XXX";

    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("€", "EUR"),
            Map.entry("£", "GBP"),
            Map.entry("US$", "USD"),
            Map.entry("C$", "CAD"),
            Map.entry("CA$", "CAD"),
            Map.entry("A$", "AUD"),
            Map.entry("AU$", "AUD"),
            Map.entry("R$", "BRL"),
            Map.entry("FR", "CHF"),
            Map.entry("SFR", "CHF"),
            Map.entry("ZŁ", "PLN"),
            Map.entry("KČ", "CZK"),
            Map.entry("FT", "HUF"),
            Map.entry("LEI", "RON"),
            Map.entry("₹", "INR"),
            Map.entry("₺", "TRY"),
            Map.entry("₽", "RUB"),
            Map.entry("₴", "UAH"),
            Map.entry("₪", "ILS"),
            Map.entry("₩", "KRW"),
            Map.entry("₫", "VND"),
            Map.entry("$", OPEN),
            Map.entry("¥", OPEN),
            Map.entry("KR", OPEN));

    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    private CurrencyNames() {}

    /** Whether it can be stored as one: three letters, whether ISO 4217 has them or not. */
    public static boolean isCode(String text) {
        return CODE.matcher(text).matches() && !text.equals(OPEN);
    }

    /** Its code; empty if it is no currency. */
    public static Optional<String> code(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        String sign = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return Optional.ofNullable(SIGNS.get(sign)).or(() -> Optional.of(name).filter(CODES::contains));
    }
}

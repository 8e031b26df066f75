package dev.recs.recommender.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells a fee by its name: "Next Day Carriage", "Versandkosten DHL", "Frais de port".
 *
 * <p>Every word of it, numbers aside, is about sending or charging. A thing that is about it has a word more: a delivery van, a postage
 * stamp.
 */
final class FeeNames {

    private static final Set<String> FEES = Set.of(
            // English
            "carriage",
            "charge",
            "charges",
            "commission",
            "delivery",
            "discount",
            "fee",
            "fees",
            "freight",
            "handling",
            "postage",
            "shipment",
            "shipping",
            "surcharge",
            "voucher",
            "vouchers",
            // German
            "expresszuschlag",
            "gebühr",
            "gutschein",
            "lieferkosten",
            "lieferung",
            "mindermengenzuschlag",
            "nachnahmegebühr",
            "portokosten",
            "rabatt",
            "versand",
            "versandkosten",
            "versandkostenpauschale",
            "zuschlag",
            // French, Italian, Spanish, Dutch
            "livraison",
            "spedizione",
            "envío",
            "envio",
            "verzending",
            "verzendkosten",
            "bezorgkosten");

    private static final Set<String> PHRASES =
            Set.of("frais de port", "frais d envoi", "frais d expédition", "p p", "post packing", "postage packing");

    private static final Set<String> QUALIFIERS = Set.of(
            "a",
            "additional",
            "airmail",
            "amazon",
            "and",
            "bank",
            "card",
            "class",
            "cost",
            "costs",
            "courier",
            "credit",
            "customs",
            "day",
            "dhl",
            "domestic",
            "dotcom",
            "dpd",
            "economy",
            "eu",
            "europe",
            "express",
            "extra",
            "fast",
            "fedex",
            "first",
            "flat",
            "for",
            "free",
            "fuel",
            "gift",
            "gls",
            "hermes",
            "home",
            "international",
            "mail",
            "next",
            "order",
            "overnight",
            "packaging",
            "packing",
            "paket",
            "parcel",
            "paypal",
            "post",
            "priority",
            "rate",
            "royal",
            "same",
            "saturday",
            "second",
            "service",
            "small",
            "special",
            "standard",
            "surface",
            "to",
            "tracked",
            "uk",
            "ups",
            "us",
            "usa",
            "world",
            "worldwide",
            // German
            "deutschland",
            "für",
            "inland",
            "ausland",
            "kostenlos",
            "kostenlose",
            "kostenloser",
            "nach",
            "und",
            // French, Italian, Spanish, Dutch
            "de",
            "di",
            "domicile",
            "frais",
            "gastos",
            "gratis",
            "gratuita",
            "gratuite",
            "rapide",
            "spese",
            "à");

    private FeeNames() {}

    static boolean isFee(String name) {
        List<String> words = Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+"))
                .filter(Predicate.not(String::isEmpty))
                .toList();
        return PHRASES.contains(String.join(" ", words))
                || (words.stream().anyMatch(FEES::contains)
                        && words.stream().allMatch(word -> FEES.contains(word) || QUALIFIERS.contains(word)));
    }
}

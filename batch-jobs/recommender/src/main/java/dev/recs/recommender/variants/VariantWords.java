package dev.recs.recommender.variants;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The words of names that tell a size, a colour or a count, in the languages that shops of Europe write. */
final class VariantWords {

    private static final Pattern WORD = Pattern.compile("\\p{N}+(?:[.,/]\\p{N}+)+\\p{L}*|[\\p{L}\\p{N}\\p{M}]+");

    /** 38, 38.5, 1/2, 250ml, 30x40cm, 2xl, 12er, but not 1995. */
    private static final Pattern MEASURE = Pattern.compile(
            "(?!(?:18|19|20)\\d\\d$)\\d+(?:[.,/]\\d+)*(?:x\\d+(?:[.,]\\d+)*)*"
                    + "(?:mm|cm|dm|m|km|ml|cl|dl|l|mg|g|kg|oz|lb|lbs|in|inch|inches|ft|w|v|mah|gb|tb|mb|xl|xs|er|pcs|pc|pk|ct|x|st|stk)?");

    private static final Set<String> SIZES =
            Set.of(("xxs xs s m l xl xxl xxxl small medium large mini midi maxi size sizes one regular tall petite"
                            + " klein mittel gross groß größe petit moyen grand taille pequeño mediano grande talla"
                            + " piccolo medio taglia maat groot eu uk us cm mm ml kg oz inch inches")
                    .split(" "));

    private static final Set<String> COLOURS = Set.of(
            ("black white red blue green yellow orange pink purple brown grey gray silver gold golden beige cream ivory navy"
                            + " turquoise teal lilac lavender violet magenta cyan aqua mint olive khaki maroon burgundy charcoal rose"
                            + " copper bronze multicolour multicolor multi clear transparent natural assorted colour color colours colors"
                            + " dark light pale bright neon fuchsia mustard coral peach sand taupe indigo"
                            + " schwarz weiss weiß rot blau grün gelb rosa lila braun grau silber türkis bunt farbe hellblau dunkelblau"
                            + " noir noire blanc blanche rouge bleu bleue vert verte jaune grise marron argent doré couleur"
                            + " negro negra blanco blanca rojo roja azul verde amarillo amarilla gris marrón plata dorado"
                            + " nero nera bianco bianca rosso rossa blu giallo gialla grigio grigia viola argento oro"
                            + " zwart wit rood blauw groen geel oranje roze paars bruin grijs zilver goud")
                    .split(" "));

    private static final Set<String> COUNTS = Set.of(
            ("pack packs set sets pcs pc piece pieces pair pairs count ct of x and stück stk teile teilig paar packung"
                            + " lot pièces paire de juego piezas par pezzi paio stuks stuk single double triple")
                    .split(" "));

    private VariantWords() {}

    /** The words of a text in small letters, in their order. */
    static List<String> split(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    static boolean isColourOrSize(String word) {
        return COLOURS.contains(word) || SIZES.contains(word);
    }

    static boolean isMeasure(String word) {
        return MEASURE.matcher(word).matches();
    }

    static boolean isCount(String word) {
        return COUNTS.contains(word);
    }

    /** Whether a text is made of sizes, colours and counts only, and of at least one. */
    static boolean holdsNothingElse(String text) {
        List<String> words = split(text);
        return words.stream().allMatch(word -> isColourOrSize(word) || isMeasure(word) || isCount(word))
                && words.stream().anyMatch(word -> isColourOrSize(word) || isMeasure(word));
    }
}

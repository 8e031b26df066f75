package dev.recs.benchmarks.store;

import java.util.List;

/** Names of products and texts of searches; all distinct, those of a cluster alike. */
final class Vocabulary {

    static final int CLUSTERS = 100;

    private static final List<String> NOUNS = words("""
            teapot mug lantern candle cushion apron ribbon notebook clock frame tray basket doorstop hook purse
            umbrella magnet puzzle doll kite bunting napkin plate bowl jar tin bottle spoon fork knife
            blanket pillow curtain rug lamp mirror vase stool bench shelf drawer hanger peg bucket trowel
            planter feeder birdhouse sundial hammock tent rucksack wallet belt scarf glove hat sock slipper robe
            soap towel brush comb razor bracelet necklace earring brooch ring watch pen pencil stapler eraser
            folder envelope sticker stamp globe compass torch whistle drum flute piano guitar violin trumpet
            football racket skateboard helmet bicycle saddle pump lock bell kettle spade""");
    private static final List<String> ADJECTIVES = words("""
            vintage retro modern rustic floral striped spotted checked plain quilted
            ceramic wooden metal glass cotton woollen leather paper wicker enamel
            mini large folding hanging painted""");
    private static final List<String> COLOURS = words("""
            red blue green yellow pink white black ivory cream purple orange brown grey silver gold turquoise coral navy mint lilac""");
    private static final List<String> USES =
            words("gift kitchen garden christmas party travel children office wedding birthday set replacement");

    private Vocabulary() {}

    /**
     * Names of the first 525 products of a cluster are three words; those of more have the name of their range as a fourth, which 40
     * products of the cluster share.
     *
     * @param rank place of the product within its cluster, 0 for the most bought
     */
    static String productName(int cluster, int rank) {
        String name = ADJECTIVES.get(rank % ADJECTIVES.size()) + " "
                + COLOURS.get(rank / ADJECTIVES.size() % COLOURS.size()) + " " + NOUNS.get(cluster);
        return rank < ADJECTIVES.size() * COLOURS.size() ? name : name + " " + range(cluster, rank / 40);
    }

    /** A made-up word, such as shops have for what belongs together. */
    private static String range(int cluster, int number) {
        StringBuilder word = new StringBuilder();
        int rest = number * CLUSTERS + cluster;
        do {
            word.append("bdfgklmnprst".charAt(rest % 12)).append("aeiou".charAt(rest / 12 % 5));
            rest /= 60;
        } while (rest > 0);
        return word.toString();
    }

    static String category(int cluster) {
        return NOUNS.get(cluster) + "s";
    }

    static String query(int cluster, int rank) {
        return "%s %s %s"
                .formatted(
                        ADJECTIVES.get(rank % ADJECTIVES.size()),
                        NOUNS.get(cluster),
                        USES.get(rank / ADJECTIVES.size()));
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+", -1));
    }
}

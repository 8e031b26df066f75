package dev.recs.model.event;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A payment card's number: 13 to 19 digits that begin with 2 to 6 and satisfy Luhn, in one run or in groups of which the first has four or
 * more. Numbers before and behind it, such as the code on the back, do not hide it.
 */
final class CardForm {

    private static final Pattern NEIGHBOURS = Pattern.compile("\\d+(?:[ .\\-/_]{1,3}\\d+)*");
    private static final Pattern GAP = Pattern.compile("\\D+");
    private static final int MIN_FIRST = 4;
    private static final int MIN_DIGITS = 13;
    private static final int MAX_DIGITS = 19;

    private CardForm() {}

    static boolean isIn(String text) {
        return NEIGHBOURS
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(groups -> List.of(GAP.split(groups)))
                .anyMatch(CardForm::hasCard);
    }

    private static boolean hasCard(List<String> groups) {
        return startsOf(groups).stream().anyMatch(CardForm::beginsWithCard);
    }

    /** The groups from each on that can be the first of a card. */
    private static List<List<String>> startsOf(List<String> groups) {
        List<List<String>> starts = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            String first = groups.get(i);
            if (first.length() >= MIN_FIRST && first.charAt(0) >= '2' && first.charAt(0) <= '6') {
                starts.add(groups.subList(i, groups.size()));
            }
        }
        return starts;
    }

    private static boolean beginsWithCard(List<String> groups) {
        StringBuilder digits = new StringBuilder();
        for (String group : groups) {
            digits.append(group);
            if (digits.length() > MAX_DIGITS) {
                return false;
            }
            if (digits.length() >= MIN_DIGITS
                    && CheckDigits.isLuhn(digits.toString())
                    && !CheckDigits.isBookOrArticle(digits.toString())) {
                return true;
            }
        }
        return false;
    }
}

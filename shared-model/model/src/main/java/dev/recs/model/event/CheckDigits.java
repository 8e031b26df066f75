package dev.recs.model.event;

/** The check digits of payment cards, books and articles. */
final class CheckDigits {

    private CheckDigits() {}

    /** ISO/IEC 7812-1, the formula of Luhn: every second digit from the right is doubled. */
    static boolean isLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    /** A valid number of a book or an article: ISBN-10, ISBN-13 and GTIN-13, GTIN-12. Those of eight digits are too few to tell. */
    static boolean isBookOrArticle(String number) {
        return switch (number.length()) {
            case 10 -> isIsbn10(number);
            case 12, 13 -> number.chars().allMatch(Character::isDigit) && isGtin(number);
            default -> false;
        };
    }

    /** ISO 2108 (1992): weights 10 to 1, sum divisible by 11; the last may be X for ten. */
    private static boolean isIsbn10(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            boolean isTen = i == number.length() - 1 && Character.toUpperCase(number.charAt(i)) == 'X';
            sum += (number.length() - i) * (isTen ? 10 : number.charAt(i) - '0');
        }
        return sum % 11 == 0;
    }

    /** GS1 General Specifications 7.9: weights 3 and 1 from the right, sum divisible by 10. */
    private static boolean isGtin(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            sum += (number.charAt(number.length() - 1 - i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }
}

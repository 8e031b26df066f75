package dev.recs.model.recommendation;

import java.util.function.UnaryOperator;

/** A reason in words, for the page and the terminal. */
public final class ReasonText {

    private ReasonText() {}

    /** @param nameOf name of the product with this id, or the id itself if the name is not known */
    public static String describe(Reason reason, UnaryOperator<String> nameOf) {
        return switch (reason.type()) {
            case BOUGHT_TOGETHER -> "because you bought " + nameOf.apply(reason.subject());
            case BOUGHT_AFTER -> "often bought after " + nameOf.apply(reason.subject());
            case VIEWED_TOGETHER -> "because you viewed " + nameOf.apply(reason.subject());
            case SIMILAR_TO_BOUGHT -> "similar to " + nameOf.apply(reason.subject()) + ", which you bought";
            case SIMILAR_TO_VIEWED -> "similar to " + nameOf.apply(reason.subject()) + ", which you viewed";
            case SEARCHED -> "because you searched for \"" + reason.subject() + "\"";
            case TASTE -> "fits your taste";
            case BUY_AGAIN -> "you buy this again and again";
            case PURCHASES -> "goes with " + nameOf.apply(reason.subject()) + " and other things you bought";
            case TRENDING -> "bought by others lately";
            case POPULAR_THIS_WEEK -> "one of the " + reason.subject() + " most bought this week";
            case POPULAR_THIS_MONTH -> "one of the " + reason.subject() + " most bought this month";
            case NEW_AND_SELLING -> "new and selling well";
            case RISING -> "selling more than before";
            case DESIGNS -> reason.subject() + " more designs";
            case SEASON -> "in season";
            case PROMOTED -> reason.amount() < 0 ? "put lower by the shop" : "picked by the shop";
            case SHOWN_OFTEN -> "shown to you often";
            case VARIETY -> "lower, because it is like " + nameOf.apply(reason.subject());
            case OTHER -> "other reasons";
        };
    }
}

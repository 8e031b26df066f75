package dev.recs.ranking;

import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The terms of one product's score, summed by what they come from. */
final class Contributions {

    private static final int KEPT = 5;
    private static final Comparator<Reason> LARGEST_FIRST = Comparator.comparingDouble(
                    (Reason reason) -> -reason.amount())
            .thenComparing(Reason::type)
            .thenComparing(Reason::subject);

    /** A reason of the user's own comes before what is everybody's, if it is at least this part of the score. */
    private static final double REAL_PART = 0.1;

    private final Map<Subject, Double> amounts = new HashMap<>();

    void add(ReasonType type, String subject, double amount) {
        if (amount != 0) {
            amounts.merge(new Subject(type, subject), amount, Double::sum);
        }
    }

    /** The largest first, but those of the user before the trend; the many small ones, and those that take away, are one reason at the end. */
    List<Reason> reasons(double trend) {
        add(ReasonType.TRENDING, "", trend);
        List<Reason> all = new ArrayList<>(amounts.size());
        amounts.forEach((subject, amount) -> all.add(new Reason(subject.type(), subject.subject(), amount)));
        all.sort(LARGEST_FIRST);
        int kept = 0;
        while (kept < Math.min(KEPT, all.size()) && all.get(kept).amount() > 0) {
            kept++;
        }
        List<Reason> reasons = new ArrayList<>(all.subList(0, kept));
        trendBehind(reasons);
        if (kept < all.size()) {
            double rest = all.subList(kept, all.size()).stream()
                    .mapToDouble(Reason::amount)
                    .sum();
            reasons.add(new Reason(ReasonType.OTHER, "", rest));
        }
        return reasons;
    }

    /** "Because you bought" tells a customer more than "popular right now", even where that has the larger share. */
    private static void trendBehind(List<Reason> reasons) {
        if (reasons.size() > 1 && reasons.getFirst().type() == ReasonType.TRENDING) {
            double score = reasons.stream().mapToDouble(Reason::amount).sum();
            int personal = 1;
            while (personal < reasons.size() && reasons.get(personal).amount() >= REAL_PART * score) {
                personal++;
            }
            reasons.add(personal - 1, reasons.removeFirst());
        }
    }

    private record Subject(ReasonType type, String subject) {}
}

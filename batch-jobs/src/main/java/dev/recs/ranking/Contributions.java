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

    private final Map<Subject, Double> amounts = new HashMap<>();

    void add(ReasonType type, String subject, double amount) {
        if (amount != 0) {
            amounts.merge(new Subject(type, subject), amount, Double::sum);
        }
    }

    /** The largest first; the many small ones, and those that take away, are one reason at the end. */
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
        if (kept < all.size()) {
            double rest = all.subList(kept, all.size()).stream()
                    .mapToDouble(Reason::amount)
                    .sum();
            reasons.add(new Reason(ReasonType.OTHER, "", rest));
        }
        return reasons;
    }

    private record Subject(ReasonType type, String subject) {}
}

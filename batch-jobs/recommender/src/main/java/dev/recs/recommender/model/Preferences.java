package dev.recs.recommender.model;

import dev.recs.recommender.history.OrderUnit;

/**
 * How much of what a user bought before still counts for what else the user will like: {@code 2^(−age / half-life) · decay^position}.
 *
 * @param halfLifeDays days after which a purchase counts half
 * @param orderUnit what an order is
 * @param positionDecay what a purchase keeps of its weight with each later order, in (0, 1]; 1 where only the time counts
 */
public record Preferences(double halfLifeDays, OrderUnit orderUnit, double positionDecay) {

    /** @param position orders between a purchase and the newest, 0 for the newest itself */
    public double positionWeight(int position) {
        return StrictMath.pow(positionDecay, position);
    }

    void write(ModelWriter out) {
        out.number(halfLifeDays);
        out.flag(orderUnit == OrderUnit.MOMENT);
        out.number(positionDecay);
    }

    static Preferences read(ModelReader in) {
        return new Preferences(in.number(), in.flag() ? OrderUnit.MOMENT : OrderUnit.DAY, in.number());
    }
}

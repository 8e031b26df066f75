/**
 * What came of the products that responses showed, from the rows of {@code recs_events}: click-through, conversion and revenue with their
 * uncertainty. Plain computations; rows come in, a report goes out.
 *
 * <p><b>Input</b>: the rows of a period and of the time before it in which a click or an order of the period may have been shown, those of
 * one user one after the other ({@link dev.recs.jobs.online.OnlineTotals}). Memory holds the rows of one user and sums.
 *
 * <p><b>Attribution</b> ({@link dev.recs.jobs.online.Attribution}): an impression is one per user, response and product. Whatever follows
 * it counts in its placement, source, shelf and day: a click or an addition to the basket for the impression of its own response, else for
 * the latest of the same user, product and placement in the 24 hours before; an impression is followed once. An order likewise, within
 * {@code recs.events.order-window}, once it was seen in the shop. What finds no impression counts nowhere, and the report says how many.
 *
 * <p><b>Ratios</b>: R = Σy / Σx over users: clicks by impressions, orders by 1 (each user that was shown something), and revenue by
 * impressions, by currency. A user has many impressions, which depend on each other; users are independent. So the unit is the user, and
 * the variance of R that of a ratio of two means by the delta method: with n users, means x̄ and ȳ,
 *
 * <p>Var(R) ≈ (s_yy − 2 R s_xy + R² s_xx) / (n x̄²) = Σ(y − R x)² / (n (n − 1) x̄²),
 *
 * <p>the second form because y − R x has the mean 0. Six sums are enough. The interval is R ± 1.96 √Var(R), cut off at 0.
 *
 * <p><b>Too few</b>: of fewer than 30 users, or fewer than 10 who clicked (ordered, paid), no interval is told: the normal approximation
 * does not hold, and without a click it would have the width 0. Revenue has a long tail, so its interval is rather too narrow with few
 * orders. Intervals are for one look at one figure: they are no test of one source against another, since the users of two
 * sources differ, nor for looking daily until they part.
 *
 * <p><b>Cost</b>: a user's rows are grouped by product, so a user costs clicks × impressions of that product.
 *
 * <p>Source: Deng, Knoblich, Lu, <i>Applying the Delta Method in Metric Analytics</i>, KDD 2018, section 3.
 */
@NullMarked
package dev.recs.jobs.online;

import org.jspecify.annotations.NullMarked;

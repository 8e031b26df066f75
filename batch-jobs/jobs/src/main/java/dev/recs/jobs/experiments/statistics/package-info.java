/**
 * The statistics of experiments, in plain Java: what can be said of two variants on any day, as often as one looks.
 *
 * <p><b>In</b>: of each variant, sums over its users ({@link dev.recs.jobs.experiments.statistics.Moments}): of a user, since the first
 * response of the variant and up to now, y (clicks, orders, revenue), x (impressions for click-through, 1 for figures by user) and z, a
 * covariate from before the experiment. <b>Out</b>: the difference and the relative lift to the first variant, with an interval.
 *
 * <p><b>Unit and estimand</b>: the user. R = Σy / Σx of a variant on calendar day t is about all users who have entered by t, however late,
 * with all they did by t: the cumulative metric under staggered entry of Lindon and Kallus, <i>Design-Based Anytime-Valid Inference for
 * Randomized Experiments with Delayed Outcomes and Staggered Entry</i> (arXiv 2603.25971, 2026). Their intervals weigh by inverse
 * propensity and join one per arm by a union bound; ours are those of ratios of means, below.
 *
 * <p><b>Standard error</b>: Var(R) = Σ(y − R x)² / (n (n − 1) x̄²), the delta method over users (Deng, Knoblich, Lu, KDD 2018). Variants are
 * independent, so a difference has the sum of both. The interval of a lift R₁/R₀ − 1 is that of Fieller (Supplement to the Journal of the
 * Royal Statistical Society 7, 1940): all q − 1 with |R₁ − q R₀| ≤ z √(Var₁ + q² Var₀). At q = 1 that is the test of the difference, so both
 * say the same; by the delta method a quotient would be told from 1 more often than it should (of revenue 59 of 1,000 times in place of 5 %
 * at most, in {@code SimulatedExperimentsTest}).
 *
 * <p><b>CUPED</b> (Deng, Xu, Kohavi, Walker, WSDM 2013): with r = (y − R x)/x̄ and one θ for both variants, R − θ(z̄ − z̄ of both) has the
 * same expectation, because z is from before, and the variance of r − θ z. θ = Σ Cov(r, z)/n by Σ Var(z)/n, sums over both variants, makes
 * the variance of the difference, Σ Var(r − θ z)/n, the smallest: it never has more than without, up to the error of θ.
 *
 * <p><b>Always-valid intervals</b> ({@link dev.recs.jobs.experiments.statistics.ConfidenceSequence}): the asymptotic confidence sequence of
 * Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas, <i>Time-uniform central limit theory and asymptotic confidence sequences</i> (Annals of
 * Statistics 52, 2024; theorem 2.2, the normal mixture of Robbins): estimate ± z(t) × standard error, with z(t)² = (1 + 1/(ρ²t)) ×
 * log((1 + ρ²t)/α²). With t in observations that is their σ̂ √(2(tρ²+1)/(t²ρ²) log(√(tρ²+1)/α)). Here t is the time since the start in planned
 * durations, which is the share of the planned observations if traffic is even, and ρ is chosen for the narrowest interval at t = 1.
 *
 * <p><b>Why that holds for a cumulative metric</b>: their theorem is about sums of independent terms. Here a user's later acts depend on the
 * earlier ones: who clicks much goes on to. Such sums have increments that are correlated positively, so two looks are more alike than they
 * would be with independent terms, and a process whose looks are more alike crosses a boundary less often (Slepian's inequality). Whatever
 * the dependence, the sum over looks of the chance of each is a bound: 6.1 % for the days 1 to 30 of an experiment of 14 planned ones.
 * Traffic that grows fast makes looks less alike than assumed; that bound stays. {@code SimulatedExperimentsTest} measures it.
 *
 * <p><b>Sample ratio</b> ({@link dev.recs.jobs.experiments.statistics.SampleRatio}): Lindon and Malek, <i>Anytime-Valid Inference for
 * Multinomial Count Data</i> (NeurIPS 2022).
 *
 * <p><b>Too few</b>: below 30 users of a variant, or 10 who acted, nothing is told: the normal approximation does not hold.
 */
@NullMarked
package dev.recs.jobs.experiments.statistics;

import org.jspecify.annotations.NullMarked;

package dev.recs.jobs.experiments.statistics;

/**
 * Natural logarithm of the gamma function, of arguments above 0.
 *
 * <p>Stirling's series from 10 on, where its first four terms leave an error below 1e-12; smaller arguments are brought there by Γ(x + 1) = x
 * Γ(x). Source: Abramowitz and Stegun, 6.1.15 and 6.1.41.
 */
final class LogGamma {

    private static final double LARGE = 10;
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

    private LogGamma() {}

    static double of(double x) {
        double shift = 0;
        double large = x;
        while (large < LARGE) {
            shift += Math.log(large);
            large++;
        }
        double inverse = 1 / large;
        double square = inverse * inverse;
        double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
        return (large - 0.5) * Math.log(large) - large + HALF_LOG_TWO_PI + series - shift;
    }
}

package dev.recs.benchmarks.kinds;

/**
 * How the users of a kind buy.
 *
 * @param atHome probability that a purchase is of the user's tastes
 * @param drift probability before each order that one of the tastes gives way to another
 * @param stay probability that a purchase at home is of the same taste as the one before
 * @param sequel probability that a purchase is the next volume of a series of which one was bought lately
 * @param favourites products that are bought again and again; 0 where nothing is bought twice
 * @param lifetimeDays how long a product is sold; 0 for ever
 */
record Habits(double atHome, double drift, double stay, double sequel, int favourites, int lifetimeDays) {

    static final Habits PLAIN = new Habits(0.8, 0, 0, 0, 0, 0);

    Habits drifting(double probability) {
        return new Habits(atHome, probability, stay, sequel, favourites, lifetimeDays);
    }

    Habits staying(double probability) {
        return new Habits(atHome, drift, probability, sequel, favourites, lifetimeDays);
    }

    Habits withSequels(double probability) {
        return new Habits(atHome, drift, stay, probability, favourites, lifetimeDays);
    }

    Habits withFavourites(int products) {
        return new Habits(atHome, drift, stay, sequel, products, lifetimeDays);
    }

    Habits withLifetime(int days) {
        return new Habits(atHome, drift, stay, sequel, favourites, days);
    }
}

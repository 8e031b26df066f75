package dev.recs.storefront;

import dev.recs.model.UserId;
import java.util.List;

/**
 * A customer of the sample store with a taste that shows.
 *
 * @param word a word of the names of at least {@code products} different products this customer bought; empty if none stands out
 */
record SampleCustomer(UserId userId, String description, String word, int products) {

    /** Held against the sample store by a test. */
    static final List<SampleCustomer> ALL = List.of(
            new SampleCustomer(new UserId("12347"), "Broad taste: a hundred products in seven orders", "", 100),
            new SampleCustomer(new UserId("15380"), "Clocks, and hardly anything else", "CLOCK", 18),
            new SampleCustomer(new UserId("18237"), "Drawer knobs by the dozen", "DRAWER", 15),
            new SampleCustomer(
                    new UserId("18092"), "Regency tea sets, and a hot water bottle for after", "REGENCY", 10),
            new SampleCustomer(new UserId("15769"), "Jumbo bags, order after order", "JUMBO", 15),
            new SampleCustomer(new UserId("15568"), "Souvenirs of London", "LONDON", 10),
            new SampleCustomer(new UserId("13138"), "Feltcraft and other things to make", "FELTCRAFT", 10));
}

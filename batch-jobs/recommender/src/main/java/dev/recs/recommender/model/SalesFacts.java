package dev.recs.recommender.model;

/** What the purchases say for certain, as sentences need it: counts, and which pairs they hold for. */
public record SalesFacts(Buyers buyers, Neighbours associations) {

    SalesFacts extendedTo(int size) {
        return new SalesFacts(buyers.extendedTo(size), associations.extendedTo(size));
    }

    void write(ModelWriter out) {
        buyers.write(out);
        associations.write(out);
    }

    static SalesFacts read(ModelReader in) {
        return new SalesFacts(Buyers.read(in), Neighbours.read(in));
    }
}

package dev.recs.evaluation;

import dev.recs.model.failure.BadInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was found in one file of outside lists: how many lists, and each kind of fault. */
public final class ListAccount {

    private static final double REFUSED_SHARE = 0.1;

    final Fault missing = new Fault();
    final Fault notAsked = new Fault();
    final Fault unknownUsers = new Fault();
    final Fault unknownProducts = new Fault();
    final Fault duplicates = new Fault();
    final Fault secondLists = new Fault();
    final Fault tooShort = new Fault();
    final Fault dry = new Fault();
    final Fault unreadable = new Fault();

    private final OutsideList source;
    private final Wanted wanted;
    private long lists;
    private long items;
    private long lines;

    ListAccount(OutsideList source, Wanted wanted) {
        this.source = source;
        this.wanted = wanted;
    }

    void read(int linesOfList, int itemsOfList) {
        lists++;
        lines += linesOfList;
        items += itemsOfList;
    }

    public String name() {
        return source.name();
    }

    /** @throws BadInput if so much is unknown or unreadable that the file is not one of this run */
    void check() {
        if (unreadable.count() > REFUSED_SHARE * (unreadable.count() + lines)) {
            throw new BadInput(
                    "--lists %s: %s of the lines of %s cannot be read, as %s; expected {\"user\":…,\"items\":[…]}"
                                    .formatted(
                                            name(),
                                            share(unreadable.count(), unreadable.count() + lines),
                                            source.file(),
                                            unreadable.examples())
                            + " or user,rank,product");
        }
        if (lists == 0) {
            throw new BadInput("--lists %s: there is no list in %s".formatted(name(), source.file()));
        }
        refuse("users", unknownUsers, lists, "users.csv");
        refuse("products", unknownProducts, items, "products.csv");
    }

    private void refuse(String what, Fault unknown, long of, String expected) {
        if (unknown.count() > REFUSED_SHARE * of) {
            throw new BadInput(
                    ("--lists %s: %s of the %s in %s are unknown to this run, as %s; were they made for another cut or with"
                                    + " another key? Expected ids of the %s that --export writes with the same options")
                            .formatted(
                                    name(),
                                    share(unknown.count(), of),
                                    what,
                                    source.file(),
                                    unknown.examples(),
                                    expected));
        }
    }

    private static String share(long part, long of) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / of);
    }

    /** Sentences: one of the whole, and one of each kind of fault that there is. */
    public List<String> lines() {
        List<String> said = new ArrayList<>();
        said.add("%s: %d lists read, %d of %d users have one"
                .formatted(name(), lists, wanted.users() - missing.count(), wanted.users()));
        say(said, "users without a list, counted as 0", missing);
        say(said, "lists of users who are not to be answered, left out", notAsked);
        say(said, "lists of users unknown to this run, left out", unknownUsers);
        say(said, "products unknown to this run, taken out so that the next moves up", unknownProducts);
        say(said, "products listed twice, taken out", duplicates);
        say(said, "second lists of a user, left out", secondLists);
        say(said, "lists shorter than %d, what is not there is no hit".formatted(wanted.k()), tooShort);
        say(
                said,
                ("lists that run dry for new products (fewer than %d are left without what the user has; give %d, and one"
                                + " more for each product that the user has, at most %d)")
                        .formatted(wanted.k(), wanted.k(), wanted.enough()),
                dry);
        say(said, "lines that cannot be read, left out", unreadable);
        if (isOfAnotherCut()) {
            said.add(name() + ": many users have no list while many lists are of users who are not to be answered:"
                    + " were they made for another cut?");
        }
        return said;
    }

    /** Known users, but others than those of this cut. */
    private boolean isOfAnotherCut() {
        return missing.count() > REFUSED_SHARE * wanted.users() && notAsked.count() > REFUSED_SHARE * lists;
    }

    private void say(List<String> said, String what, Fault fault) {
        if (fault.count() > 0) {
            said.add("%s: %s: %d, as %s".formatted(name(), what, fault.count(), fault.examples()));
        }
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name());
        fields.put("file", source.file().toString());
        fields.put("users", lists);
        fields.put("items", items);
        fields.put("missing", missing.count());
        fields.put("notAsked", notAsked.count());
        fields.put("unknownUsers", unknownUsers.count());
        fields.put("unknownProducts", unknownProducts.count());
        fields.put("duplicates", duplicates.count());
        fields.put("secondLists", secondLists.count());
        fields.put("short", tooShort.count());
        fields.put("dry", dry.count());
        fields.put("unreadable", unreadable.count());
        return fields;
    }

    /**
     * What a file of lists should hold.
     *
     * @param users to be answered
     * @param k length of the lists that are measured
     * @param enough items that no user needs more of
     */
    record Wanted(int users, int k, int enough) {}
}

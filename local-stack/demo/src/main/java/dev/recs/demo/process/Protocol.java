package dev.recs.demo.process;

import dev.recs.servers.DataFolder;
import dev.recs.servers.ServerAddresses;
import dev.recs.servers.Store;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The three lines that a command and the process exchange. */
final class Protocol {

    private static final String TAB = "\t";
    private static final String UP = "up";
    private static final String DOWN = "down";

    private Protocol() {}

    static String greeting(DataFolder folder) {
        return "recs local stack of " + folder.path();
    }

    static String request(Set<Store> wanted) {
        return wanted.stream().map(Store::name).collect(Collectors.joining(TAB));
    }

    static Set<Store> wanted(String request) {
        Set<Store> stores = EnumSet.noneOf(Store.class);
        Arrays.stream(request.split(TAB))
                .filter(name -> !name.isEmpty())
                .map(Store::valueOf)
                .forEach(stores::add);
        return stores;
    }

    static String up(ServerAddresses addresses) {
        return String.join(
                TAB,
                UP,
                addresses.mysqlUrl(),
                addresses.mysqlUser(),
                addresses.mysqlPassword(),
                addresses.mongodbUri(),
                addresses.redisUrl());
    }

    static String down(String reason) {
        return DOWN + TAB + reason.replaceAll("\\s+", " ");
    }

    static Answer answer(String line) {
        List<String> fields = List.of(line.split(TAB, -1));
        if (fields.getFirst().equals(UP) && fields.size() == 6) {
            return new Answer.Up(
                    new ServerAddresses(fields.get(1), fields.get(2), fields.get(3), fields.get(4), fields.get(5)));
        }
        return new Answer.Down(fields.getLast());
    }

    /** What the process made of a request. */
    sealed interface Answer {

        /** All stores asked for answer; addresses of others may be empty. */
        record Up(ServerAddresses addresses) implements Answer {}

        /** A server could not be started. */
        record Down(String reason) implements Answer {}
    }
}

package dev.recs.demo.process;

import dev.recs.model.failure.DependencyDown;
import dev.recs.servers.DataFolder;
import dev.recs.servers.ServerAddresses;
import dev.recs.stores.LocalStoreProvider.LocalStores;
import dev.recs.stores.LocalStoreProvider.Store;
import dev.recs.stores.StoreAddresses;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A command's hold on a running process: an open socket. */
final class HeldStack implements LocalStores {

    private static final int GREETING_LIMIT_MS = 2_000;
    /** Of the servers' first start on a slow disk. */
    private static final int START_LIMIT_MS = 180_000;

    private final Socket socket;
    private final StoreAddresses addresses;

    private HeldStack(Socket socket, StoreAddresses addresses) {
        this.socket = socket;
        this.addresses = addresses;
    }

    /**
     * Holds the process of a folder.
     *
     * @return nothing if none listens, or the one that listened ended before it answered
     * @throws DependencyDown if a server could not be started, with the reason
     */
    static Optional<LocalStores> hold(DataFolder folder, Set<Store> wanted) {
        Socket socket = new Socket();
        try {
            Optional<BufferedReader> greeted = greet(folder, socket);
            if (greeted.isPresent()) {
                new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8)
                        .println(Protocol.request(servers(wanted)));
                socket.setSoTimeout(START_LIMIT_MS);
                String line = greeted.get().readLine();
                if (line != null) {
                    return Optional.of(new HeldStack(socket, addresses(line)));
                }
            }
        } catch (IOException e) {
            // Ended meanwhile, or the port is another's now: as if nobody listened.
            close(socket);
            return Optional.empty();
        } catch (DependencyDown e) {
            close(socket);
            throw e;
        }
        close(socket);
        return Optional.empty();
    }

    /** Whether a process owns the folder and listens. */
    static boolean answers(DataFolder folder) {
        try (Socket socket = new Socket()) {
            return greet(folder, socket).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<BufferedReader> greet(DataFolder folder, Socket socket) throws IOException {
        OptionalInt port = StackFile.in(folder).controlPort();
        if (port.isEmpty()) {
            return Optional.empty();
        }
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port.getAsInt()), GREETING_LIMIT_MS);
        socket.setSoTimeout(GREETING_LIMIT_MS);
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        return Protocol.greeting(folder).equals(in.readLine()) ? Optional.of(in) : Optional.empty();
    }

    private static Set<dev.recs.servers.Store> servers(Set<Store> stores) {
        Set<dev.recs.servers.Store> servers = EnumSet.noneOf(dev.recs.servers.Store.class);
        stores.forEach(store -> servers.add(dev.recs.servers.Store.valueOf(store.name())));
        return servers;
    }

    private static StoreAddresses addresses(String line) {
        return switch (Protocol.answer(line)) {
            case Protocol.Answer.Up(ServerAddresses up) ->
                new StoreAddresses(up.mysqlUrl(), up.mysqlUser(), up.mysqlPassword(), up.mongodbUri(), up.redisUrl());
            case Protocol.Answer.Down down ->
                throw new DependencyDown("local stack", down.reason(), new IllegalStateException(down.reason()));
        };
    }

    @Override
    public StoreAddresses addresses() {
        return addresses;
    }

    @Override
    public void close() {
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("the connection to the local servers could not be closed", e);
        }
    }
}

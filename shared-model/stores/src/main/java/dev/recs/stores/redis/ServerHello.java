package dev.recs.stores.redis;

import java.util.List;
import java.util.Optional;
import redis.clients.jedis.Builder;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.util.SafeEncoder;

/** What a server tells of itself to every user that may connect: {@code HELLO} needs no right, unlike {@code INFO}. */
record ServerHello(List<?> parts) {

    static final CommandObject<ServerHello> COMMAND =
            new CommandObject<>(new CommandArguments(Protocol.Command.HELLO), new Builder<>() {
                @Override
                public ServerHello build(Object reply) {
                    return new ServerHello(reply instanceof List<?> parts ? parts : List.of());
                }
            });

    /** "standalone", "sentinel" or "cluster". */
    Optional<String> mode() {
        return value("mode");
    }

    Optional<String> version() {
        return value("version");
    }

    /** Names and values come in turn. */
    private Optional<String> value(String name) {
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            if (name.equals(text(parts.get(i)))) {
                return Optional.of(text(parts.get(i + 1)));
            }
        }
        return Optional.empty();
    }

    private static String text(Object part) {
        return part instanceof byte[] bytes ? SafeEncoder.encode(bytes) : String.valueOf(part);
    }
}

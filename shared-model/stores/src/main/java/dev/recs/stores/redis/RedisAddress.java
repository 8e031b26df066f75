package dev.recs.stores.redis;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import redis.clients.jedis.HostAndPort;

/**
 * An address of Redis, {@code redis://USER:PASSWORD@HOST:PORT,HOST:PORT/DATABASE}: in mode sentinel the hosts are the sentinels, in mode cluster
 * some of its nodes.
 *
 * @param hasTls true for {@code rediss}
 * @param user empty for the default user
 * @param password empty for none
 */
public record RedisAddress(boolean hasTls, String user, String password, List<HostAndPort> nodes, int database) {

    private static final int PORT = 6379;
    private static final Pattern SCHEME = Pattern.compile("rediss?://");

    public RedisAddress {
        nodes = List.copyOf(nodes);
    }

    /** Empty if it cannot be read. No exception tells of it, because it would repeat a password. */
    public static Optional<RedisAddress> parse(String url) {
        if (!SCHEME.matcher(url).lookingAt()) {
            return Optional.empty();
        }
        int authorityAt = url.indexOf("://") + 3;
        int pathAt = url.indexOf('/', authorityAt);
        String authority = pathAt < 0 ? url.substring(authorityAt) : url.substring(authorityAt, pathAt);
        int hostsAt = authority.lastIndexOf('@') + 1;
        String scheme = url.substring(0, authorityAt);
        List<HostAndPort> nodes = new ArrayList<>();
        for (String host : authority.substring(hostsAt).split(",", -1)) {
            try {
                URI uri = new URI("redis://" + authority.substring(0, hostsAt) + host);
                if (uri.getHost() == null || uri.getRawQuery() != null) {
                    return Optional.empty();
                }
                nodes.add(new HostAndPort(
                        uri.getHost().replaceAll("[\\[\\]]", ""), uri.getPort() < 0 ? PORT : uri.getPort()));
            } catch (URISyntaxException e) {
                return Optional.empty();
            }
        }
        return database(pathAt < 0 ? "" : url.substring(pathAt + 1))
                .map(database -> of(scheme, userInfoParts(authority, hostsAt), nodes, database));
    }

    /** User and password: what follows the first colon is all of the password. */
    private static String[] userInfoParts(String authority, int hostsAt) {
        String userInfo = authority.substring(0, Math.max(0, hostsAt - 1));
        int passwordAt = userInfo.indexOf(':');
        return passwordAt < 0
                ? new String[] {userInfo, ""}
                : new String[] {userInfo.substring(0, passwordAt), userInfo.substring(passwordAt + 1)};
    }

    private static RedisAddress of(String scheme, String[] userInfo, List<HostAndPort> nodes, int database) {
        return new RedisAddress(
                scheme.equals("rediss://"), decoded(userInfo[0]), decoded(userInfo[1]), nodes, database);
    }

    /** Of the part after the slash; a query, which no setting here needs, is refused. */
    private static Optional<Integer> database(String path) {
        return path.matches("\\d{0,4}") ? Optional.of(path.isEmpty() ? 0 : Integer.parseInt(path)) : Optional.empty();
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "RedisAddress[%s]".formatted(nodes);
    }
}

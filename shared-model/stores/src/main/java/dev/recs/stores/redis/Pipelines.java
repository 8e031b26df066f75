package dev.recs.stores.redis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClusterCommandObjects;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisClusterException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/**
 * Commands in one pipeline, in a cluster one pipeline a node.
 *
 * <p>A pipeline of the driver follows no redirection. What a node has not taken, because it is gone or its slots have moved, is sent again by
 * itself, which also tells the driver where the slots are now.
 */
public final class Pipelines {

    private static final CommandObjects COMMANDS = new CommandObjects();

    /** Refuses a command over several slots before it is sent. */
    private static final CommandObjects CLUSTER_COMMANDS = new ClusterCommandObjects();

    private Pipelines() {}

    /** Makes the commands, in the form that the client takes. */
    public static CommandObjects commands(UnifiedJedis redis) {
        return RedisTopology.isCluster(redis) ? CLUSTER_COMMANDS : COMMANDS;
    }

    /**
     * Runs commands that may be repeated; in a cluster each names keys of one slot.
     *
     * @return the replies, in the order of the commands
     */
    public static <T> List<T> run(UnifiedJedis redis, List<CommandObject<T>> commands) {
        return run(redis, commands, commands);
    }

    /**
     * Runs scripts by their digest.
     *
     * @param whole the same with their source, for a node that does not have the script
     */
    static <T> List<T> run(UnifiedJedis redis, List<CommandObject<T>> commands, List<CommandObject<T>> whole) {
        List<Response<T>> responses = new ArrayList<>(commands.size());
        boolean isCluster = RedisTopology.isCluster(redis);
        try {
            send(redis, commands, responses);
        } catch (JedisConnectionException | JedisClusterException e) {
            if (!isCluster) {
                throw e;
            }
        }
        List<T> replies = new ArrayList<>(commands.size());
        for (int i = 0; i < commands.size(); i++) {
            T reply;
            try {
                reply = isCluster
                        ? replyOrAgain(redis, i < responses.size() ? responses.get(i) : null, commands.get(i))
                        : responses.get(i).get();
            } catch (JedisNoScriptException e) {
                reply = redis.executeCommand(whole.get(i));
            }
            replies.add(reply);
        }
        return replies;
    }

    private static <T> void send(UnifiedJedis redis, List<CommandObject<T>> commands, List<Response<T>> responses) {
        try (var pipeline = redis.pipelined()) {
            commands.forEach(command -> responses.add(pipeline.executeCommand(command)));
            pipeline.sync();
        }
    }

    /** Without a reply, {@link Response#get} throws an {@link IllegalStateException}. */
    private static <T> T replyOrAgain(UnifiedJedis redis, @Nullable Response<T> response, CommandObject<T> command) {
        if (response == null) {
            return redis.executeCommand(command);
        }
        try {
            return response.get();
        } catch (IllegalStateException
                | JedisRedirectionException
                | JedisConnectionException
                | JedisClusterException e) {
            return redis.executeCommand(command);
        }
    }
}

package dev.recs.stores.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** A script that Redis keeps by its digest; sent whole to a node that does not have it, or has lost it. */
public final class RedisScript {

    private final byte[] source;
    private final byte[] digest;

    public RedisScript(String source) {
        this.source = source.getBytes(StandardCharsets.UTF_8);
        this.digest = sha1(this.source).getBytes(StandardCharsets.US_ASCII);
    }

    public Object run(UnifiedJedis redis, List<String> keys, List<String> arguments) {
        return run(redis, Call.of(keys, arguments));
    }

    public Object run(UnifiedJedis redis, Call call) {
        try {
            return redis.evalsha(digest, call.keys(), call.arguments());
        } catch (JedisNoScriptException e) {
            return redis.eval(source, call.keys(), call.arguments());
        }
    }

    /**
     * Runs it for each call, in one pipeline, in a cluster in one a node. A call may be made twice where a node is lost.
     *
     * @return the replies, texts among them as bytes, in the order of the calls
     */
    public List<Object> runAll(UnifiedJedis redis, List<Call> calls) {
        List<CommandObject<Object>> byDigest = new ArrayList<>(calls.size());
        List<CommandObject<Object>> whole = new ArrayList<>(calls.size());
        for (Call call : calls) {
            byDigest.add(Pipelines.commands(redis).evalsha(digest, call.keys(), call.arguments()));
            whole.add(Pipelines.commands(redis).eval(source, call.keys(), call.arguments()));
        }
        return Pipelines.run(redis, byDigest, whole);
    }

    /** Keys of one slot, and arguments. */
    public record Call(List<byte[]> keys, List<byte[]> arguments) {

        public Call {
            keys = List.copyOf(keys);
            arguments = List.copyOf(arguments);
        }

        public static Call of(List<String> keys, List<String> arguments) {
            return new Call(bytes(keys), bytes(arguments));
        }

        private static List<byte[]> bytes(List<String> texts) {
            return texts.stream()
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .toList();
        }
    }

    private static String sha1(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-1", e);
        }
    }
}

package dev.recs.stores.redis;

import java.util.List;
import java.util.function.Consumer;
import redis.clients.jedis.ScanIteration;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/** All keys of a pattern, page by page, so that Redis answers others in between. */
public final class KeyPages {

    private static final int PAGE = 1_000;

    private KeyPages() {}

    /** @param page of at least one key; a key that is there from beginning to end comes once or more often */
    public static void forEach(UnifiedJedis redis, String pattern, Consumer<List<String>> page) {
        if (RedisTopology.isCluster(redis)) {
            ofEachNode(redis, pattern, page);
            return;
        }
        ScanParams params = new ScanParams().match(pattern).count(PAGE);
        String cursor = ScanParams.SCAN_POINTER_START;
        do {
            ScanResult<String> found = redis.scan(cursor, params);
            handOut(found, page);
            cursor = found.getCursor();
        } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    }

    private static void ofEachNode(UnifiedJedis redis, String pattern, Consumer<List<String>> page) {
        ScanIteration scan = redis.scanIteration(PAGE, pattern);
        while (!scan.isIterationCompleted()) {
            handOut(scan.nextBatch(), page);
        }
    }

    private static void handOut(ScanResult<String> found, Consumer<List<String>> page) {
        if (!found.getResult().isEmpty()) {
            page.accept(found.getResult());
        }
    }
}

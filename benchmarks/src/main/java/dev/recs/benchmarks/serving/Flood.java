package dev.recs.benchmarks.serving;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One caller with one token who posts as many legal impressions as a post may hold, over several connections, as fast as it goes. */
final class Flood implements AutoCloseable {

    private static final int EVENTS = 500;

    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong limited = new AtomicLong();
    private final AtomicLong otherwise = new AtomicLong();
    private final List<Thread> connections = new ArrayList<>();
    private volatile boolean isOver;

    Flood(String address, String token, int connections) {
        String body = IntStream.range(0, EVENTS)
                .mapToObj(
                        "{\"type\":\"impression\",\"source\":\"personalized\",\"position\":1,\"productId\":\"2%04dA\"}"
                                ::formatted)
                .collect(Collectors.joining(",", "[", "]"));
        HttpRequest post = HttpRequest.newBuilder(URI.create(address + "/api/v1/events"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        for (int i = 0; i < connections; i++) {
            this.connections.add(Thread.ofPlatform().name("flood-" + i).start(() -> post(post)));
        }
    }

    private void post(HttpRequest post) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!isOver) {
                switch (client.send(post, BodyHandlers.discarding()).statusCode()) {
                    case 202 -> taken.incrementAndGet();
                    case 429 -> limited.incrementAndGet();
                    default -> otherwise.incrementAndGet();
                }
            }
        } catch (IOException e) {
            otherwise.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Posts that were recorded. */
    long taken() {
        return taken.get();
    }

    /** Posts that were refused because the token was used too often. */
    long limited() {
        return limited.get();
    }

    /** Posts that got another answer, or none. */
    long otherwise() {
        return otherwise.get();
    }

    @Override
    public void close() {
        isOver = true;
        for (Thread connection : connections) {
            try {
                connection.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

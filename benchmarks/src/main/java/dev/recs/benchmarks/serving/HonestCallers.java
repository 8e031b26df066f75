package dev.recs.benchmarks.serving;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Callers with a token each who ask at their own pace, whether the last answer came or not (open loop): of ten requests eight read the
 * list, one reports a view and one an impression. A request is late from the moment it was to be sent.
 */
final class HonestCallers {

    private static final int PER_SECOND = 10;
    private static final int UNAVAILABLE = 503;
    private static final int FIRST_REFUSAL = 300;
    private static final int NO_ANSWER = Integer.MAX_VALUE;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final String address;
    private final List<String> tokens;

    /** @param tokens of users {@code u0}, {@code u1}, … */
    HonestCallers(String address, List<String> tokens) {
        this.address = address;
        this.tokens = List.copyOf(tokens);
    }

    Result run(Duration time) {
        int all = (int) (time.toSeconds() * PER_SECOND * tokens.size());
        double[] millis = new double[all];
        AtomicInteger unavailable = new AtomicInteger();
        AtomicInteger otherwise = new AtomicInteger();
        List<CompletableFuture<Void>> answers = new ArrayList<>(all);
        long pause = Duration.ofSeconds(1).toNanos() / PER_SECOND / tokens.size();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient client = HttpClient.newBuilder()
                        .executor(threads)
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            long begin = System.nanoTime();
            for (int i = 0; i < all; i++) {
                int number = i;
                long due = begin + i * pause;
                sleepUntil(due);
                answers.add(client.sendAsync(request(i % tokens.size(), i / tokens.size()), BodyHandlers.discarding())
                        .handle((response, failure) -> {
                            millis[number] = (System.nanoTime() - due) / 1e6;
                            count(response, failure, unavailable, otherwise);
                            return null;
                        }));
            }
            answers.forEach(CompletableFuture::join);
        }
        Arrays.sort(millis);
        return new Result(all, millis[all / 2], millis[all * 99 / 100], unavailable.get(), otherwise.get());
    }

    private static void count(
            @Nullable HttpResponse<Void> response,
            @Nullable Throwable failure,
            AtomicInteger unavailable,
            AtomicInteger otherwise) {
        int status = failure != null || response == null ? NO_ANSWER : response.statusCode();
        if (status == UNAVAILABLE) {
            unavailable.incrementAndGet();
        } else if (status >= FIRST_REFUSAL) {
            otherwise.incrementAndGet();
        }
    }

    private HttpRequest request(int caller, int turn) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder().timeout(TIMEOUT).header("Authorization", "Bearer " + tokens.get(caller));
        String shown = "\"productId\":\"%dA\"".formatted(20_000 + turn % 3_000);
        return switch (turn % PER_SECOND) {
            case 4 -> event(request, "{\"type\":\"view\",%s}".formatted(shown));
            case 9 ->
                event(
                        request,
                        "{\"type\":\"impression\",\"source\":\"personalized\",\"position\":1,%s}".formatted(shown));
            default ->
                request.uri(URI.create(address + "/api/v1/users/me/recommendations"))
                        .build();
        };
    }

    private HttpRequest event(HttpRequest.Builder request, String body) {
        return request.uri(URI.create(address + "/api/v1/events"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static void sleepUntil(long nanoTime) {
        long left = nanoTime - System.nanoTime();
        if (left > 0) {
            try {
                Thread.sleep(Duration.ofNanos(left));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    /**
     * What came of it.
     *
     * @param p50 milliseconds
     * @param p99 milliseconds
     * @param unavailable answers 503
     * @param otherwise other refusals, and answers that did not come
     */
    record Result(int requests, double p50, double p99, int unavailable, int otherwise) {}
}

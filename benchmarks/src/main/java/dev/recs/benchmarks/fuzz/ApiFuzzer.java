package dev.recs.benchmarks.fuzz;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Sends drawn requests to a running API and checks the answers. */
public final class ApiFuzzer {

    private static final int TIMEOUT_MS = 30_000;
    private static final int MOST_FAULTS = 50;

    private final Requests requests;
    private final AnswerCheck check;
    private final int port;
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();

    private ApiFuzzer(Requests requests, AnswerCheck check, int port) {
        this.requests = requests;
        this.check = check;
        this.port = port;
    }

    /**
     * @param document as the API serves it
     * @param port of the API on the loopback address
     */
    static ApiFuzzer create(String document, FuzzTokens tokens, long seed, int port) {
        ApiDocument parsed = new ApiDocument(document);
        return new ApiFuzzer(new Requests(parsed, tokens, seed), new AnswerCheck(parsed), port);
    }

    /** Ends early when so much is wrong that more of it would not help. */
    void run(int count, int connections) {
        AtomicInteger next = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            threads.add(Thread.ofPlatform().name("fuzz-" + i).start(() -> {
                for (int number = next.getAndIncrement();
                        number < count && faults.size() < MOST_FAULTS;
                        number = next.getAndIncrement()) {
                    send(number);
                }
            }));
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void send(int number) {
        FuzzRequest request = requests.draw(number);
        try {
            Answer answer = exchange(request);
            statuses.computeIfAbsent(answer.status(), _ -> new LongAdder()).increment();
            for (String fault : check.faults(request, answer)) {
                faults.add("request %d, %s: %s".formatted(number, request, fault));
            }
        } catch (IOException | IllegalArgumentException e) {
            faults.add("request %d, %s: no answer: %s".formatted(number, request, e));
        }
    }

    private Answer exchange(FuzzRequest request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MS);
            socket.getOutputStream().write(request.bytes("127.0.0.1:" + port));
            return Answer.parse(socket.getInputStream().readAllBytes());
        }
    }

    /** What was wrong, each with the number and the text of its request. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** How many answers had which status. */
    Map<Integer, Long> statuses() {
        Map<Integer, Long> counts = new TreeMap<>();
        statuses.forEach((status, count) -> counts.put(status, count.sum()));
        return counts;
    }
}

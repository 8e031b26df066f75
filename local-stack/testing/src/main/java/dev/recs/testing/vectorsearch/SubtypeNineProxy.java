package dev.recs.testing.vectorsearch;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** Passes messages on, vectors of subtype 9 as plain binary on the way in and as subtype 9 again on the way out. */
final class SubtypeNineProxy implements AutoCloseable {

    private static final byte PLAIN = 0;
    private static final byte VECTOR = 9;

    private final ServerSocket listening;
    private final int target;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private SubtypeNineProxy(ServerSocket listening, int target) {
        this.listening = listening;
        this.target = target;
    }

    static SubtypeNineProxy start(int target) throws IOException {
        SubtypeNineProxy proxy =
                new SubtypeNineProxy(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), target);
        proxy.threads.execute(proxy::accept);
        return proxy;
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                threads.execute(() -> pass(client, server, subtype -> subtype == VECTOR ? PLAIN : subtype));
                threads.execute(() -> pass(server, client, subtype -> subtype == PLAIN ? VECTOR : subtype));
            } catch (IOException _) {
                // closed, or the server is gone: the client sees its connection end
            }
        }
    }

    private static void pass(Socket from, Socket to, UnaryOperator<Byte> subtype) {
        try (from;
                to) {
            DataInputStream in = new DataInputStream(from.getInputStream());
            OutputStream out = to.getOutputStream();
            while (true) {
                byte[] size = in.readNBytes(Integer.BYTES);
                if (size.length < Integer.BYTES) {
                    return;
                }
                int length =
                        ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN).getInt();
                byte[] message = new byte[length];
                System.arraycopy(size, 0, message, 0, size.length);
                in.readFully(message, size.length, length - size.length);
                BsonVectors.change(message, subtype);
                out.write(message);
                out.flush();
            }
        } catch (IOException _) {
            // one side has gone
        }
    }
}

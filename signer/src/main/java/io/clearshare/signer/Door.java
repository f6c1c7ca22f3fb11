package io.clearshare.signer;

import io.clearshare.signer.SignPayouts.Answer;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Where requests come in: a Unix socket that only its owner and group can open, one line in, one line out.
 *
 * <p>{@code key <secret>} is answered with {@code ok <address>}; {@code sign <secret> <message in base64>} with
 * {@code ok <signature in base64>} or {@code refused <code> <why>}. {@code signs <secret> <message> <message> …} asks for
 * many at once: {@code ok} and for each of them, in base64, a signature or, after {@code refused:}, the code and why.
 */
final class Door implements AutoCloseable {

    private static final int REQUEST_BYTES_MAX = 128 * 1024;
    private static final int TOGETHER_MAX = 64;
    private static final int HANDLERS = 16;
    private static final int WAITING_MAX = 256;

    private final SignPayouts<?> signs;
    private final byte[] secret;
    private final ServerSocketChannel server;
    private final ThreadPoolExecutor handlers =
            new ThreadPoolExecutor(HANDLERS, HANDLERS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING_MAX));

    private final ExecutorService signers = Executors.newFixedThreadPool(HANDLERS);

    private Door(SignPayouts<?> signs, String secret, ServerSocketChannel server) {
        this.signs = signs;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.server = server;
    }

    /** @param socket an old one is replaced: whoever holds the journal is the only signer */
    static Door open(Path socket, String secret, SignPayouts<?> signs) throws IOException {
        Files.deleteIfExists(socket);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw----"));
        return new Door(signs, secret, server);
    }

    /** Serves until the door is closed. */
    void serve() throws IOException {
        while (true) {
            SocketChannel visitor = server.accept();
            try {
                handlers.execute(() -> answer(visitor));
            } catch (RejectedExecutionException e) {
                visitor.close();
            }
        }
    }

    private void answer(SocketChannel visitor) {
        try (visitor) {
            ByteBuffer out = StandardCharsets.UTF_8.encode(answer(line(visitor)) + "\n");
            while (out.hasRemaining()) {
                visitor.write(out);
            }
        } catch (IOException e) {
            // The visitor has gone; a signature it was to get is in the journal and can be asked for again.
            System.err.println("A request was not answered: " + e.getMessage());
        }
    }

    private static String line(SocketChannel visitor) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(REQUEST_BYTES_MAX);
        while (in.hasRemaining() && visitor.read(in) >= 0) {
            if (in.position() > 0 && in.get(in.position() - 1) == '\n') {
                return new String(in.array(), 0, in.position() - 1, StandardCharsets.UTF_8);
            }
        }
        throw new IOException("the request is too long or has no end");
    }

    private String answer(String request) {
        String[] words = request.split(" ", -1);
        if (words.length < 2 || !MessageDigest.isEqual(secret, words[1].getBytes(StandardCharsets.UTF_8))) {
            return "refused SECRET the shared secret is another";
        }
        try {
            if (words[0].equals("signs") && words.length > 2 && words.length - 2 <= TOGETHER_MAX) {
                return together(List.of(words).subList(2, words.length));
            }
            return switch (words[0] + " " + words.length) {
                case "key 2" -> "ok " + signs.address();
                case "sign 3" -> told(signs.sign(Base64.getDecoder().decode(words[2])));
                default -> "refused REQUEST nobody knows this request";
            };
        } catch (IllegalArgumentException e) {
            return "refused FOREIGN that is no base64";
        } catch (RuntimeException e) {
            System.err.println("A request failed: " + e);
            return "refused BROKEN the signer has a problem of its own";
        }
    }

    /** Each message is judged by itself; together they wait for few writes of the journal. */
    private String together(List<String> messages) {
        List<byte[]> decoded =
                messages.stream().map(Base64.getDecoder()::decode).toList();
        List<Future<String>> answers = decoded.stream()
                .map(message -> signers.submit(() -> word(message)))
                .toList();
        StringBuilder told = new StringBuilder("ok");
        for (Future<String> answer : answers) {
            try {
                told.append(' ').append(answer.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return told.toString();
    }

    private String word(byte[] message) {
        String told = told(signs.sign(message));
        return told.startsWith("ok ")
                ? told.substring("ok ".length())
                : "refused:"
                        + Base64.getEncoder()
                                .encodeToString(
                                        told.substring("refused ".length()).getBytes(StandardCharsets.UTF_8));
    }

    private static String told(Answer answer) {
        if (answer instanceof Answer.Refused refused) {
            System.err.println("Refused: " + refused.code() + " " + refused.why());
            return "refused " + refused.code() + " " + refused.why().replace('\n', ' ');
        }
        return "ok " + Base64.getEncoder().encodeToString(((Answer.Signed) answer).signature());
    }

    @Override
    public void close() throws IOException {
        server.close();
        handlers.shutdownNow();
        signers.shutdownNow();
    }
}

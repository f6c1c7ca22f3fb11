package io.clearshare.admin.payout.solana;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The key in another process, which signs by its own rules and caps; spoken to over a Unix socket. */
final class RemoteSigner implements Signer {

    private static final int ANSWER_BYTES_MAX = 32 * 1024;
    private static final int TOGETHER_MAX = 64;
    private static final int SIGNATURE_BYTES = 64;
    private static final String REFUSED = "refused:";
    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    private final Path socket;
    private final Path secretFile;
    private final Duration patience;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "signer-watch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Known known = new Known("", 0);

    RemoteSigner(Path socket, Path secretFile, Duration patience) {
        this.socket = socket;
        this.secretFile = secretFile;
        this.patience = patience;
    }

    /** @param nanos when the signer said so */
    private record Known(String address, long nanos) {}

    /** Asked again every second, because the signer may be started anew with another key. */
    @Override
    public String address() {
        Known last = known;
        if (!last.address().isEmpty() && System.nanoTime() - last.nanos() < ASK_AGAIN.toNanos()) {
            return last.address();
        }
        try {
            known = new Known(ask("key " + secret()), System.nanoTime());
        } catch (Trouble e) {
            if (last.address().isEmpty()) {
                throw e;
            }
        }
        return known.address();
    }

    @Override
    public byte[] sign(byte[] message) {
        byte[] signature = Base64.getDecoder()
                .decode(ask("sign " + secret() + " " + Base64.getEncoder().encodeToString(message)));
        if (signature.length != SIGNATURE_BYTES) {
            throw new Trouble("the signer answered " + signature.length + " bytes instead of a signature", null);
        }
        return signature;
    }

    /** Asks for many with one request, so that the signer waits for its disk once. */
    @Override
    public List<Signature> signAll(List<byte[]> messages) {
        List<Signature> signatures = new ArrayList<>();
        for (int i = 0; i < messages.size(); i += TOGETHER_MAX) {
            signatures.addAll(together(messages.subList(i, Math.min(messages.size(), i + TOGETHER_MAX))));
        }
        return signatures;
    }

    private List<Signature> together(List<byte[]> messages) {
        StringBuilder request = new StringBuilder("signs " + secret());
        messages.forEach(
                message -> request.append(' ').append(Base64.getEncoder().encodeToString(message)));
        try {
            String[] told = ask(request.toString()).split(" ", -1);
            if (told.length != messages.size()) {
                throw new Trouble("the signer answered " + told.length + " signatures", null);
            }
            return Arrays.stream(told).map(RemoteSigner::signature).toList();
        } catch (Trouble e) {
            return Collections.nCopies(messages.size(), Signature.none(String.valueOf(e.getMessage())));
        }
    }

    /** @param told a signature, or why there is none */
    private static Signature signature(String told) {
        if (told.startsWith(REFUSED)) {
            byte[] why = Base64.getDecoder().decode(told.substring(REFUSED.length()));
            return Signature.none("the signer refused " + new String(why, StandardCharsets.UTF_8));
        }
        byte[] bytes = Base64.getDecoder().decode(told);
        return bytes.length == SIGNATURE_BYTES
                ? new Signature(bytes, "")
                : Signature.none("the signer answered " + bytes.length + " bytes instead of a signature");
    }

    private String secret() {
        try {
            return Files.readString(secretFile, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The signer's shared secret cannot be read", e);
        }
    }

    private String ask(String request) {
        String answer;
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            ScheduledFuture<?> alarm = watch.schedule(() -> close(channel), patience.toMillis(), TimeUnit.MILLISECONDS);
            ByteBuffer out = StandardCharsets.UTF_8.encode(request + "\n");
            while (out.hasRemaining()) {
                channel.write(out);
            }
            answer = line(channel);
            alarm.cancel(false);
        } catch (IOException e) {
            throw new Trouble("the signer does not answer: " + e.getMessage(), e);
        }
        if (!answer.startsWith("ok ")) {
            throw new Trouble("the signer " + answer, null);
        }
        return answer.substring(3);
    }

    private static String line(SocketChannel channel) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(ANSWER_BYTES_MAX);
        while (in.hasRemaining() && channel.read(in) >= 0) {
            if (in.position() > 0 && in.get(in.position() - 1) == '\n') {
                return new String(in.array(), 0, in.position() - 1, StandardCharsets.UTF_8);
            }
        }
        throw new IOException("the answer has no end");
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

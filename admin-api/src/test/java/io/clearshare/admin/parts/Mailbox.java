package io.clearshare.admin.parts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that keeps what it receives. */
public final class Mailbox {

    private static final Mailbox INSTANCE = new Mailbox();

    private final ServerSocket server;
    private final List<String> mails = new CopyOnWriteArrayList<>();

    private Mailbox() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "mailbox");
        thread.setDaemon(true);
        thread.start();
    }

    public static Mailbox instance() {
        return INSTANCE;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Whole mails, oldest first. */
    public List<String> mails() {
        return mails;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                talk(socket);
            } catch (IOException e) {
                System.err.println("Mailbox: " + e);
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
        out.print("220 mailbox\r\n");
        out.flush();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals("DATA")) {
                answer(out, "354 go on");
                mails.add(readMail(in));
            } else if (line.equals("QUIT")) {
                answer(out, "221 bye");
                return;
            }
            if (!line.equals("QUIT")) {
                answer(out, "250 ok");
            }
        }
    }

    private static String readMail(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append('\n');
        }
        return mail.toString();
    }

    private static void answer(PrintWriter out, String line) {
        out.print(line + "\r\n");
        out.flush();
    }
}

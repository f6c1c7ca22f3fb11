package io.clearshare.stack.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A real SMTP server on loopback that delivers every mail to one inbox page: {@code GET /} for people,
 * {@code GET /messages} for programs, newest first.
 */
final class MailServer implements AutoCloseable {

    private static final int MESSAGES_MAX = 2_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One received mail. */
    record Message(String from, List<String> to, String subject, String receivedAt, String text) {}

    private final GreenMail smtp;
    private final HttpServer inbox;
    private final ExecutorService requests = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "inbox");
        thread.setDaemon(true);
        return thread;
    });

    private MailServer(GreenMail smtp, HttpServer inbox) {
        this.smtp = smtp;
        this.inbox = inbox;
    }

    static MailServer start(int smtpPort, int inboxPort) throws IOException {
        GreenMail smtp = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.start();
        MailServer server = new MailServer(smtp, HttpServer.create(new InetSocketAddress("127.0.0.1", inboxPort), 16));
        server.inbox.createContext("/", server::page);
        server.inbox.createContext("/messages", server::list);
        server.inbox.setExecutor(server.requests);
        server.inbox.start();
        return server;
    }

    /** Everything received, newest first. */
    List<Message> messages() throws IOException {
        MimeMessage[] received = smtp.getReceivedMessages();
        List<Message> messages = new ArrayList<>();
        for (MimeMessage message : received) {
            messages.add(read(message));
        }
        Collections.reverse(messages);
        if (received.length > MESSAGES_MAX) {
            forgetAll();
        }
        return messages;
    }

    private void forgetAll() throws IOException {
        try {
            smtp.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IOException(e);
        }
    }

    private static Message read(MimeMessage message) throws IOException {
        try {
            List<String> to = Arrays.stream(message.getAllRecipients())
                    .map(Address::toString)
                    .toList();
            String from =
                    Arrays.stream(message.getFrom()).map(Address::toString).collect(Collectors.joining(", "));
            Object content = message.getContent();
            String text = content instanceof String plain ? plain : GreenMailUtil.getBody(message);
            return new Message(
                    from,
                    to,
                    String.valueOf(message.getSubject()),
                    message.getReceivedDate().toInstant().toString(),
                    text);
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        answer(exchange, "application/json", JSON.writeValueAsBytes(messages()));
    }

    private void page(HttpExchange exchange) throws IOException {
        String mails = messages().stream().map(MailServer::article).collect(Collectors.joining());
        String html = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Inbox</title><style>"
                + "body{font:16px system-ui;max-width:46rem;margin:2rem auto;padding:0 1rem}"
                + "article{border-top:1px solid #ccc;padding:1rem 0}pre{white-space:pre-wrap;font:inherit}</style>"
                + "<h1>Inbox</h1>" + (mails.isEmpty() ? "<p>No mail yet.</p>" : mails) + "</html>";
        answer(exchange, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    private static String article(Message message) {
        String text = escaped(message.text()).replaceAll("(https?://[^\\s<>\"]+)", "<a href=\"$1\">$1</a>");
        return "<article><h2>" + escaped(message.subject()) + "</h2><p>to " + escaped(String.join(", ", message.to()))
                + ", from " + escaped(message.from()) + ", " + escaped(message.receivedAt()) + "</p><pre>" + text
                + "</pre></article>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        inbox.stop(0);
        requests.shutdownNow();
        smtp.stop();
    }
}

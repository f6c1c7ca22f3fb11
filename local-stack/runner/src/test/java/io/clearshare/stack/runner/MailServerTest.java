package io.clearshare.stack.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.stack.process.FreePorts;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MailServerTest {

    @Test
    void aMailSentBySmtpIsShownInTheInboxWithItsLinkAndWithoutItsMarkup() throws Exception {
        int smtp = FreePorts.next();
        int inbox = FreePorts.next();
        try (MailServer server = MailServer.start(smtp, inbox)) {
            send(smtp, "Your <b>link</b>", "Sign in: http://127.0.0.1:8080/api/v1/auth/magic?token=a_b-c\n");

            assertThat(server.messages()).singleElement().satisfies(message -> {
                assertThat(message.to()).containsExactly("alice@example.com");
                assertThat(message.subject()).isEqualTo("Your <b>link</b>");
            });
            assertThat(get("http://127.0.0.1:" + inbox + "/"))
                    .contains("Your &lt;b&gt;link&lt;/b&gt;")
                    .contains("<a href=\"http://127.0.0.1:8080/api/v1/auth/magic?token=a_b-c\">");
            assertThat(get("http://127.0.0.1:" + inbox + "/messages")).contains("\"to\":[\"alice@example.com\"]");
        }
    }

    private static void send(int port, String subject, String text) throws Exception {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(port));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("clearshare@localhost");
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("alice@example.com"));
        message.setSubject(subject);
        message.setText(text);
        Transport.send(message);
    }

    private static String get(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}

package io.clearshare.admin.parts;

import io.clearshare.admin.AdminApi;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole API in this JVM on a free port, with the given environment. */
public final class RunningApi implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private RunningApi(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static RunningApi start(Map<String, String> environment) {
        Map<String, Object> properties = new HashMap<>(environment);
        properties.putIfAbsent("CLEARSHARE_PORT", "0");
        properties.putIfAbsent("CLEARSHARE_LINK_SECRET", "a-secret-of-the-tests-with-enough-characters");
        SpringApplication application = new SpringApplication(AdminApi.class);
        application.setDefaultProperties(properties);
        application.setRegisterShutdownHook(false);
        return new RunningApi(application.run());
    }

    public int port() {
        WebServerApplicationContext web = (WebServerApplicationContext) context;
        return Objects.requireNonNull(web.getWebServer()).getPort();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    @Override
    public void close() {
        context.close();
    }
}

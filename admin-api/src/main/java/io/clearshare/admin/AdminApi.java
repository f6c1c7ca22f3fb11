package io.clearshare.admin;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The one process that people, platforms and influencers talk to. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
@EnableScheduling
public class AdminApi {

    public static void main(String[] arguments) {
        SpringApplication.run(AdminApi.class, arguments);
    }

    /** Wall-clock time in UTC; decisions about money never read it, they are given event times. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}

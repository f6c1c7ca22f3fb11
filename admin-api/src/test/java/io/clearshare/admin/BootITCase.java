package io.clearshare.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.parts.Http;
import io.clearshare.admin.parts.Stack;
import org.junit.jupiter.api.Test;

class BootITCase {

    private final Http anybody = new Http(Stack.instance().api());

    @Test
    void isUpWhenItsPartsAre() {
        assertThat(anybody.get("/actuator/health").json().path("status").asString())
                .isEqualTo("UP");
    }

    @Test
    void describesItsRoutes() {
        assertThat(anybody.get("/v3/api-docs").json().path("paths").has("/api/v1/influencers"))
                .isTrue();
    }
}

package io.clearshare.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.parts.PostgresPart;
import io.clearshare.admin.parts.RunningApi;
import io.clearshare.admin.program.Influencers;
import org.junit.jupiter.api.Test;

class BootITCase {

    @Test
    void startsOnAnEmptyDatabase() {
        try (RunningApi api = RunningApi.start(PostgresPart.instance().newDatabase())) {
            assertThat(api.port()).isPositive();
            assertThat(api.bean(Influencers.class).page("", 10)).isEmpty();
        }
    }
}

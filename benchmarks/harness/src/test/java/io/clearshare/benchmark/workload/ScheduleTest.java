package io.clearshare.benchmark.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ScheduleTest {

    private final Schedule schedule = new Schedule(1_000, 4);

    @Test
    void everyRecordHasItsTimeBeforehand() {
        assertThat(schedule.dueMillis(0)).isEqualTo(1_000);
        assertThat(schedule.dueMillis(3)).isEqualTo(1_750);
    }

    @Test
    void theFirstDueFromAnInstantIsNotDueBeforeIt() {
        assertThat(schedule.firstDueFrom(0)).isZero();
        assertThat(schedule.firstDueFrom(1_250)).isEqualTo(1);
        assertThat(schedule.firstDueFrom(1_251)).isEqualTo(2);
    }

    @Test
    void refusesNoLoad() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Schedule(0, 0));
    }
}

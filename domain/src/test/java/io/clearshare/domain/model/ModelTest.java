package io.clearshare.domain.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.event.UtcTime;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelTest {

    private static final long PATH_AT = 1_772_359_200_000L;

    private static long[] daysBefore(long... days) {
        return Arrays.stream(days).map(day -> PATH_AT - day * UtcTime.DAY).toArray();
    }

    @ParameterizedTest
    @EnumSource
    void everyModelGivesWeightToSomeTouchAndTakesItFromNone(Model model) {
        Random random = new Random(7);
        for (int n = 0; n <= 50; n++) {
            long[] times = random.longs(n, PATH_AT - 30 * UtcTime.DAY + 1, PATH_AT + 1)
                    .sorted()
                    .toArray();
            long[] weights = model.weights(times, PATH_AT);
            assertThat(weights).hasSize(n);
            assertThat(Arrays.stream(weights).allMatch(weight -> weight >= 0)).isTrue();
            assertThat(Arrays.stream(weights).sum() > 0).isEqualTo(n > 0);
        }
    }

    @Test
    void firstAndLastTakeAll() {
        assertThat(Model.FIRST.weights(daysBefore(3, 2, 1), PATH_AT)).containsExactly(1, 0, 0);
        assertThat(Model.LAST.weights(daysBefore(3, 2, 1), PATH_AT)).containsExactly(0, 0, 1);
    }

    @Test
    void linearIsEven() {
        assertThat(Model.LINEAR.weights(daysBefore(3, 2, 1), PATH_AT)).containsExactly(1, 1, 1);
    }

    @Test
    void positionIsFortyTwentyForty() {
        assertThat(Model.POSITION.weights(daysBefore(1), PATH_AT)).containsExactly(1);
        assertThat(Model.POSITION.weights(daysBefore(2, 1), PATH_AT)).containsExactly(1, 1);
        assertThat(Model.POSITION.weights(daysBefore(3, 2, 1), PATH_AT)).containsExactly(2, 1, 2);
        assertThat(Model.POSITION.weights(daysBefore(5, 4, 3, 2, 1), PATH_AT)).containsExactly(6, 1, 1, 1, 6);
    }

    @Test
    void timeDecayHalvesEverySevenDays() {
        long one = 1L << 40;
        assertThat(Model.TIME_DECAY.weights(daysBefore(28, 14, 7, 0), PATH_AT))
                .containsExactly(one >> 4, one >> 2, one >> 1, one);
    }

    @Test
    void timeDecayStepsByTheHourAndNeverReachesZero() {
        long[] times = {PATH_AT - 700 * UtcTime.DAY, PATH_AT - UtcTime.HOUR, PATH_AT - UtcTime.HOUR + 1, PATH_AT};
        assertThat(Model.TIME_DECAY.weights(times, PATH_AT))
                .containsExactly(1, TimeDecay.tableAt(1), TimeDecay.tableAt(0), 1L << 40);
    }

    @Test
    void theTableIsExact() {
        MathContext digits = new MathContext(60);
        BigDecimal two40 = BigDecimal.valueOf(1L << 40);
        // 2^(1/168) by three square roots and Newton's method for the 21st root.
        BigDecimal eighth = BigDecimal.valueOf(2).sqrt(digits).sqrt(digits).sqrt(digits);
        BigDecimal root = BigDecimal.ONE;
        for (int i = 0; i < 200; i++) {
            BigDecimal power = root.pow(20, digits);
            root = root.multiply(BigDecimal.valueOf(20), digits)
                    .add(eighth.divide(power, digits), digits)
                    .divide(BigDecimal.valueOf(21), digits);
        }
        BigDecimal value = two40;
        for (int step = 0; step < 168; step++) {
            assertThat(TimeDecay.tableAt(step))
                    .isEqualTo(value.setScale(0, RoundingMode.HALF_UP).longValueExact());
            value = value.divide(root, digits);
        }
    }

    @Test
    void wireNamesAreThoseOfTheContract() {
        assertThat(Arrays.stream(Model.values()).map(Model::wireName))
                .containsExactly("first", "last", "linear", "position", "time_decay");
    }
}

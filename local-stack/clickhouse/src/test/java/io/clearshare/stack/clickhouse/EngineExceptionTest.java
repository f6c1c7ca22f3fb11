package io.clearshare.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EngineExceptionTest {

    @Test
    void theVersionIsAddedOnce() {
        String text = "Code: 60. DB::Exception: Table d.t does not exist. (UNKNOWN_TABLE)";
        EngineException added = EngineException.reported(text);
        assertThat(added.code()).isEqualTo(60);
        assertThat(added).hasMessage(text + " (version 26.7.2.1)");
        assertThat(EngineException.reported(text + " (version 26.7.2.1)")).hasMessage(added.getMessage());
    }

    @Test
    void aTextWithoutACodeGetsOne() {
        assertThat(EngineException.reported("out of luck").getMessage())
                .startsWith("Code: 1002. DB::Exception: out of luck");
    }
}

package io.clearshare.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FacadeSettingsTest {

    private static final Map<String, String> LEAST = Map.of(
            "CLICKHOUSE_DATA", "/data", "CLICKHOUSE_LIB", "/lib/libchdb.so", "CLICKHOUSE_USERS", "writer:secret");

    @Test
    void defaultsAreTheDocumentedOnes() {
        FacadeSettings settings = FacadeSettings.from(LEAST);
        assertThat(settings.port()).isZero();
        assertThat(settings.data()).isEqualTo(Path.of("/data"));
        assertThat(settings.library()).isEqualTo(Path.of("/lib/libchdb.so"));
        assertThat(settings.librarySha256()).isEqualTo(FacadeSettings.PINNED_SHA256);
        assertThat(settings.memoryBytesMax()).isEqualTo(2_147_483_648L);
        assertThat(settings.queryMemoryBytesMax()).isEqualTo(1_073_741_824L);
        assertThat(settings.resultBytesMax()).isEqualTo(268_435_456L);
        assertThat(settings.querySecondsMax()).isEqualTo(120);
        assertThat(settings.parentPid()).isNull();
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        for (String name : LEAST.keySet()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FacadeSettings.from(changed(name, "")))
                    .withMessageContaining(name);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FacadeSettings.from(changed("CLICKHOUSE_PORT", "70000")))
                .withMessageContaining("CLICKHOUSE_PORT");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FacadeSettings.from(changed("CLICKHOUSE_QUERY_SECONDS", "soon")))
                .withMessageContaining("CLICKHOUSE_QUERY_SECONDS");
    }

    private static Map<String, String> changed(String name, String value) {
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.put(name, value);
        return environment;
    }
}

package io.clearshare.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersTest {

    private final Users users = Users.parse("writer:w1, analyst:a1:readonly");

    @Test
    void theRightPasswordProvesTheUser() {
        assertThat(users.authenticate("writer", "w1")).isEqualTo(new Users.User("writer", "w1", false));
        assertThat(users.authenticate("analyst", "a1").readonly()).isTrue();
    }

    @Test
    void anythingElseIsRefusedAlike() {
        for (String[] pair : new String[][] {{"writer", "a1"}, {"writer", ""}, {"nobody", ""}, {"nobody", "w1"}}) {
            assertThatThrownBy(() -> users.authenticate(pair[0], pair[1]))
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.code()).isEqualTo(516));
        }
        assertThatThrownBy(() -> users.authenticate(null, null)).isInstanceOf(EngineException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"writer", "writer:", ":w1", "writer:w1:admin", "writer:w1,writer:w2", "a:b:readonly:c", ""})
    void aListThatLeavesRoomForDoubtIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Users.parse(text)).withMessageNotContaining("w1");
    }

    @Test
    void passwordsStayOutOfLogs() {
        assertThat(users.authenticate("writer", "w1").toString()).doesNotContain("w1");
    }
}

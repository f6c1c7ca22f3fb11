package io.clearshare.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.domain.json.JsonFormatException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventItemsTest {

    private static List<String> split(String body) {
        return EventItems.split(body.getBytes(StandardCharsets.UTF_8), 3).stream()
                .map(item -> new String(item, StandardCharsets.UTF_8).trim())
                .toList();
    }

    @Test
    void anArrayIsCutIntoItsItems() {
        assertThat(split(" [ {\"a\":\"],{\"} ,[1, 2],3 ] \n")).containsExactly("{\"a\":\"],{\"}", "[1, 2]", "3");
        assertThat(split("[]")).isEmpty();
    }

    @Test
    void linesAreItemsAndABrokenOneStaysAlone() {
        assertThat(split("{\"a\":1}\r\n\n{broken\n{\"b\":2}")).containsExactly("{\"a\":1}", "{broken", "{\"b\":2}");
        assertThat(split("")).isEmpty();
    }

    @Test
    void aBrokenArrayOrTooManyItemsAreRefusedWhole() {
        for (String body : List.of("[1,", "[1 2]", "[1]x", "[1,2,3,4]", "1\n2\n3\n4")) {
            assertThatThrownBy(() -> split(body)).isInstanceOf(JsonFormatException.class);
        }
    }
}

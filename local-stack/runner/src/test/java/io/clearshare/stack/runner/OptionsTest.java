package io.clearshare.stack.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final Path CHECKOUT = Path.of("/checkout");

    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments), CHECKOUT);
    }

    @Test
    void withoutArgumentsTheStoryIsWatchedInTheCheckoutsOwnDirectory() {
        assertThat(parse())
                .isEqualTo(new Options(
                        Options.Mode.WATCHED,
                        false,
                        false,
                        Optional.empty(),
                        Path.of("/checkout/.demo"),
                        1,
                        Options.RuleMode.LIVE,
                        Optional.empty()));
    }

    @Test
    void everyOptionIsRead() {
        assertThat(parse(
                        "--headless",
                        "--reset",
                        "--port-base",
                        "20000",
                        "--data",
                        "/tmp/two",
                        "--seed",
                        "-7",
                        "--rules",
                        "shadow",
                        "--plant",
                        "posting"))
                .isEqualTo(new Options(
                        Options.Mode.HEADLESS,
                        true,
                        false,
                        Optional.of(20000),
                        Path.of("/tmp/two"),
                        -7,
                        Options.RuleMode.SHADOW,
                        Optional.of(Options.PlantedFact.POSTING)));
    }

    @Test
    void aRebuildGoesWithAnyMode() {
        assertThat(parse("--rebuild").rebuild()).isTrue();
        assertThat(parse("--empty", "--rebuild").rebuild()).isTrue();
    }

    @Test
    void whatThereIsNotIsRefusedWithTheUsage() {
        assertThatThrownBy(() -> parse("--headles"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("unknown option --headles; usage:");
        assertThatThrownBy(() -> parse("--rules", "strict")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> parse("--data")).isInstanceOf(Refused.class).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> parse("--headless", "--empty")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> parse("--reset", "--rebuild")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> parse("--empty", "--plant", "event")).isInstanceOf(Refused.class);
    }

    @Test
    void portsMustFit() {
        assertThatThrownBy(() -> parse("--port-base", "65529"))
                .isInstanceOf(Refused.class)
                .hasMessage("--port-base needs a whole number from 1024 to 65528, not 65529");
        assertThatThrownBy(() -> parse("--port-base", "many")).isInstanceOf(Refused.class);
    }

    @Test
    void portsAreTheUsualOnesOrEightInARow() {
        assertThat(Ports.of(Optional.empty())).isEqualTo(new Ports(8080, 8123, 9092, 5432, 8899, 8081, 2525, 8025));
        assertThat(Ports.of(Optional.of(20000)))
                .isEqualTo(new Ports(20000, 20001, 20002, 20003, 20004, 20005, 20006, 20007));
    }
}

package io.clearshare.stack.runner;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the command line of {@code ./demo} asks for.
 *
 * @param mode what is played once every part answers
 * @param reset forget the data of earlier runs first
 * @param rebuild build the stream's tables anew from the stored records first
 * @param portBase the first of the eight ports; absent: each part's usual port
 * @param data where the stack lives
 * @param seed the seed of the story
 * @param rules the mode of all fraud rules at start
 * @param plant the fact that is falsified before the books are checked
 */
public record Options(
        Mode mode,
        boolean reset,
        boolean rebuild,
        Optional<Integer> portBase,
        Path data,
        long seed,
        RuleMode rules,
        Optional<PlantedFact> plant) {

    public static final String USAGE =
            "usage: ./demo [--headless | --empty] [--reset | --rebuild] [--port-base N] [--data DIR] [--seed N]"
                    + " [--rules live|shadow|off] [--plant credit|posting|chain|event|line]";

    /** What is played: a story to watch, a story that ends with a check of the books, or nothing. */
    public enum Mode {
        WATCHED,
        HEADLESS,
        EMPTY
    }

    /** What a fraud rule does with a hit. */
    public enum RuleMode {
        LIVE,
        SHADOW,
        OFF;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A fact that is falsified behind the writers' backs, to show that the check of the books finds it. */
    public enum PlantedFact {
        CREDIT,
        POSTING,
        CHAIN,
        EVENT,
        LINE
    }

    /**
     * Reads the command line.
     *
     * @param checkout whose {@code .demo} directory is the default for the data
     * @throws Refused when it asks for something there is not
     */
    public static Options parse(List<String> arguments, Path checkout) {
        Parser parser = new Parser(new ArrayDeque<>(arguments));
        parser.data = checkout.resolve(".demo");
        return parser.parse();
    }

    private static final class Parser {

        private final Deque<String> left;
        private Mode mode = Mode.WATCHED;
        private boolean reset;
        private boolean rebuild;
        private Optional<Integer> portBase = Optional.empty();
        private Path data = Path.of(".demo");
        private long seed = 1;
        private RuleMode rules = RuleMode.LIVE;
        private Optional<PlantedFact> plant = Optional.empty();

        Parser(Deque<String> left) {
            this.left = left;
        }

        Options parse() {
            while (!left.isEmpty()) {
                option(left.removeFirst());
            }
            if (plant.isPresent() && mode != Mode.HEADLESS) {
                throw new Refused("--plant only goes with --headless; " + USAGE);
            }
            if (reset && rebuild) {
                throw new Refused("choose either --reset or --rebuild; " + USAGE);
            }
            return new Options(
                    mode, reset, rebuild, portBase, data.toAbsolutePath().normalize(), seed, rules, plant);
        }

        private void option(String name) {
            switch (name) {
                case "--headless" -> mode(Mode.HEADLESS);
                case "--empty" -> mode(Mode.EMPTY);
                case "--reset" -> reset = true;
                case "--rebuild" -> rebuild = true;
                case "--port-base" -> portBase = Optional.of((int) number(name, value(name), 1024, Ports.HIGHEST_BASE));
                case "--data" -> data = Path.of(value(name));
                case "--seed" -> seed = number(name, value(name), Long.MIN_VALUE, Long.MAX_VALUE);
                case "--rules" -> rules = constant(RuleMode.class, name, value(name));
                case "--plant" -> plant = Optional.of(constant(PlantedFact.class, name, value(name)));
                default -> throw new Refused("unknown option " + name + "; " + USAGE);
            }
        }

        private void mode(Mode asked) {
            if (mode != Mode.WATCHED && mode != asked) {
                throw new Refused("choose either --headless or --empty; " + USAGE);
            }
            mode = asked;
        }

        private String value(String name) {
            String value = left.pollFirst();
            if (value == null || value.isBlank()) {
                throw new Refused(name + " needs a value; " + USAGE);
            }
            return value;
        }

        private static long number(String name, String text, long least, long most) {
            try {
                long number = Long.parseLong(text);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // falls through to the one sentence below
            }
            throw new Refused(name + " needs a whole number from " + least + " to " + most + ", not " + text);
        }

        private static <E extends Enum<E>> E constant(Class<E> type, String name, String text) {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return constant;
                }
            }
            throw new Refused(name + " does not know " + text + "; " + USAGE);
        }
    }
}

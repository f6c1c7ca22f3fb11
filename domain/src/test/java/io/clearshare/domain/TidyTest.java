package io.clearshare.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** House rules about the shape of every module's sources. */
class TidyTest {

    private static final int FILE_LINES_MAX = 400;
    private static final int METHOD_LINES_MAX = 60;

    /** A line that opens a method or constructor: a parenthesis closed before the brace, and no control word. */
    private static final Pattern METHOD_START =
            Pattern.compile("^ {4,12}[^=.;]*\\)( throws [\\w., ]+)? \\{$|^ {4,12}\\) ?(throws [\\w., ]+)?\\{$");

    private static final Pattern CONTROL =
            Pattern.compile("^\\s*(}|if|for|while|switch|try|synchronized|return|new|case|do|else|catch)\\b.*|.*->.*");

    private static final Pattern TEXT = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])'|//.*");

    @Test
    void filesAndMethodsFitTheirLimits() throws IOException {
        List<String> findings = new ArrayList<>();
        for (Path source : sources()) {
            List<String> lines = Files.readAllLines(source);
            if (lines.size() > FILE_LINES_MAX) {
                findings.add(source + " has " + lines.size() + " lines");
            }
            findings.addAll(longMethods(source, lines));
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void noNameHidesWhatAThingIs() throws IOException {
        Pattern empty = Pattern.compile(".*(Impl|Manager|Helper|Util|Utils|Dto)\\.java");
        assertThat(sources())
                .noneMatch(source -> empty.matcher(source.toString()).matches());
    }

    @Test
    void nothingIsLeftForLater() throws IOException {
        Pattern later = Pattern.compile("//.*\\b(TODO|FIXME|XXX)\\b|@Disabled");
        for (Path source : sources()) {
            if (!source.endsWith("TidyTest.java")) {
                assertThat(Files.readAllLines(source))
                        .as(source.toString())
                        .noneMatch(line -> later.matcher(line).find());
            }
        }
    }

    @Test
    void theRuleFindsALongMethod() {
        List<String> lines = new ArrayList<>(List.of("class A {", "    void a() {"));
        lines.addAll(java.util.Collections.nCopies(METHOD_LINES_MAX + 1, "        b(\"}\");"));
        lines.addAll(List.of("    }", "}"));
        assertThat(longMethods(Path.of("A.java"), lines)).hasSize(1);
        lines.remove(2);
        assertThat(longMethods(Path.of("A.java"), lines)).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/"))
                    .filter(file -> !file.toString().contains("/target/")
                            && !file.toString().contains("/node_modules/"))
                    .toList();
        }
    }

    private static List<String> longMethods(Path source, List<String> lines) {
        List<String> findings = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = TEXT.matcher(lines.get(i)).replaceAll("");
            boolean method = METHOD_START.matcher(line).matches()
                    && !CONTROL.matcher(line).matches()
                    && !isRecordHeader(lines, i);
            for (int c = 0; c < line.length(); c++) {
                if (line.charAt(c) == '{') {
                    open.push(method && c == line.length() - 1 ? i : -1);
                } else if (line.charAt(c) == '}' && !open.isEmpty()) {
                    int start = open.pop();
                    if (start >= 0 && i - start - 1 > METHOD_LINES_MAX) {
                        findings.add(source + ":" + (start + 1) + " is a method of " + (i - start - 1) + " lines");
                    }
                }
            }
        }
        return findings;
    }

    /** Whether the declaration that this line ends is a record's, which is no method. */
    private static boolean isRecordHeader(List<String> lines, int end) {
        for (int i = end; i >= 0; i--) {
            String line = lines.get(i);
            if (line.matches("\\s*((public|private|protected|static) )*record .*")) {
                return true;
            }
            if (i < end && (line.isBlank() || line.endsWith(";") || line.endsWith("}") || line.endsWith("{"))) {
                return false;
            }
        }
        return false;
    }
}

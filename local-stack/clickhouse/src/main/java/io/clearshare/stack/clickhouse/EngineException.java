package io.clearshare.stack.clickhouse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A refusal in ClickHouse terms: the error code and the text a client shows. */
final class EngineException extends RuntimeException {

    static final String VERSION = "26.7.2.1";

    private static final Pattern CODE = Pattern.compile("Code: (\\d+)\\.");
    private static final int UNKNOWN_EXCEPTION = 1002;

    private final int code;

    private EngineException(int code, String message) {
        super(message);
        this.code = code;
    }

    /** An error the engine reported; its text carries the code. */
    static EngineException reported(String text) {
        Matcher matcher = CODE.matcher(text);
        int code = matcher.find() ? Integer.parseInt(matcher.group(1)) : UNKNOWN_EXCEPTION;
        String message = matcher.reset().lookingAt() ? text : "Code: " + code + ". DB::Exception: " + text;
        return new EngineException(code, withVersion(message.strip()));
    }

    /** An error the facade itself finds, worded as the engine would. */
    static EngineException of(int code, String name, String text) {
        return new EngineException(code, withVersion("Code: " + code + ". DB::Exception: " + text + " (" + name + ")"));
    }

    int code() {
        return code;
    }

    /** The HTTP status that a ClickHouse server sends with this code. */
    int httpStatus() {
        return switch (code) {
            case 194, 516 -> 401;
            case 192, 193, 512 -> 403;
            case 6, 25, 26, 27, 36, 38, 41, 53, 62, 69, 72, 117, 167, 168, 179 -> 400;
            case 46, 47, 50, 56, 60, 63, 73, 78, 81, 99, 115, 336, 456 -> 404;
            case 159 -> 408;
            case 307 -> 413;
            case 48 -> 501;
            case 76, 209 -> 503;
            default -> 500;
        };
    }

    private static String withVersion(String message) {
        return message.contains("(version") ? message : message + " (version " + VERSION + ")";
    }
}

package io.clearshare.stack.clickhouse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the facade must know of a statement before the engine sees it: where rows come from and the output format. */
final class Statement {

    /** Unrolled and possessive: a long comment must cost neither stack nor a second look. */
    private static final String COMMENTS = "(?:\\s++|--[^\\n]*+|/\\*[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/)*+";

    private static final Pattern INSERT = Pattern.compile("^" + COMMENTS + "INSERT\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern FORMAT_AT_END =
            Pattern.compile("\\sFORMAT\\s+(\\w+)[\\s;]*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern VALUES_AT_END = Pattern.compile("[\\s)]VALUES\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern HAS_SOURCE =
            Pattern.compile("\\b(SELECT|WITH|VALUES|FORMAT|WATCH)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SELECT = Pattern.compile("\\bSELECT\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SESSION = Pattern.compile("^" + COMMENTS + "(SET|USE)\\s", Pattern.CASE_INSENSITIVE);

    /** The longest end of a statement in which the output format is looked for. */
    private static final int END_CHARS = 256;

    private Statement() {}

    /** An insert whose rows come as a stream in {@code format}; {@code sql} is the statement without that. */
    record StreamedInsert(String sql, String format) {}

    static boolean isInsert(String sql) {
        return INSERT.matcher(sql).find();
    }

    /** Changes the session alone. */
    static boolean isSessionOnly(String sql) {
        return SESSION.matcher(sql).find();
    }

    /**
     * Recognises an insert in the URL whose rows are the body.
     *
     * @param bodyFormat the format named outside the statement, used when the statement names none
     * @return null when everything the statement needs is in its text
     */
    static @Nullable StreamedInsert streamedInsert(String sql, boolean hasBody, @Nullable String bodyFormat) {
        if (!isInsert(sql) || (!hasBody && SELECT.matcher(sql).find())) {
            return null;
        }
        Matcher format = FORMAT_AT_END.matcher(sql);
        if (format.find()) {
            return format.group(1).equalsIgnoreCase("VALUES") && !hasBody
                    ? null
                    : new StreamedInsert(sql.substring(0, format.start()), format.group(1));
        }
        Matcher values = VALUES_AT_END.matcher(sql);
        if (values.find() && hasBody) {
            return new StreamedInsert(sql.substring(0, values.start() + 1), "Values");
        }
        boolean bare = hasBody && !HAS_SOURCE.matcher(sql).find();
        return bare ? new StreamedInsert(sql, bodyFormat == null ? "Values" : bodyFormat) : null;
    }

    /** The format the answer has: the one the statement ends with, or else the given one. */
    static String outputFormat(String sql, @Nullable String requested) {
        String end = sql.substring(Math.max(0, sql.length() - END_CHARS));
        Matcher matcher = FORMAT_AT_END.matcher(end);
        if (!isInsert(sql) && matcher.find()) {
            return matcher.group(1);
        }
        return requested == null ? "TabSeparated" : requested;
    }
}

package io.clearshare.admin.statement;

import static io.clearshare.admin.document.Sheet.LEFT;
import static io.clearshare.admin.document.Sheet.RIGHT;

import io.clearshare.admin.document.Amounts;
import io.clearshare.admin.document.Sheet;
import io.clearshare.admin.document.Sheet.Cell;
import io.clearshare.admin.statement.Statement.Line;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A statement to read and to keep. */
final class StatementPdf {

    /** Beyond this many lines the file of values is the better reading; sums are always of all. */
    private static final int LINES_MAX = 2_000;

    private static final Map<String, String> KINDS = Map.of(
            "revenue_share", "Revenue share",
            "bounty", "Activation bounty",
            "reversal", "Reversal",
            "adjustment", "Adjustment",
            "bonus", "Bonus",
            "cap", "Limit",
            "withholding", "Tax withheld",
            "payout", "Paid out");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final float REFERENCE = LEFT + 170;
    private static final int REFERENCE_LENGTH = 52;

    private StatementPdf() {}

    static byte[] of(Statement statement) {
        String title = "Statement " + statement.month();
        try (Sheet sheet = new Sheet(title, "Clearshare  " + title + "  " + statement.influencerId())) {
            sheet.title(title);
            sheet.text(statement.handle() + "    " + statement.influencerId());
            sheet.text("All amounts in US dollars, all times in UTC. What the programme owes: payable, and set aside"
                    + " for a payout under way.");
            summary(sheet, statement);
            payouts(sheet, statement);
            lines(sheet, statement);
            return sheet.bytes();
        }
    }

    private static void summary(Sheet sheet, Statement statement) {
        sheet.heading("Summary");
        sheet.row(
                Cell.at(LEFT, "Balance at the start of the month"),
                Cell.endingAt(RIGHT, Amounts.exact(statement.openingMicros())));
        statement
                .totals()
                .forEach((kind, total) -> sheet.row(
                        Cell.at(LEFT, words(kind)),
                        Cell.at(REFERENCE, total.lines() == 1 ? "1 line" : total.lines() + " lines"),
                        Cell.endingAt(RIGHT, Amounts.exact(total.amountMicros()))));
        sheet.rule();
        sheet.row(
                Cell.at(LEFT, "Balance at the end of the month").inBold(),
                Cell.endingAt(RIGHT, Amounts.exact(statement.closingMicros())).inBold());
    }

    private static void payouts(Sheet sheet, Statement statement) {
        List<Line> paid = statement.lines().stream()
                .filter(line -> line.signature() != null)
                .toList();
        if (!paid.isEmpty()) {
            sheet.heading("Payouts and their signatures on Solana");
        }
        for (Line line : paid) {
            sheet.row(
                    Cell.at(LEFT, TIME.format(line.at())),
                    Cell.at(LEFT + 90, "payout " + line.reference()),
                    Cell.endingAt(RIGHT, Amounts.exact(line.amountMicros())));
            sheet.row(7, 12, Cell.at(LEFT + 90, String.valueOf(line.signature())));
        }
    }

    private static void lines(Sheet sheet, Statement statement) {
        sheet.heading("Lines");
        for (Line line : statement.lines().stream().limit(LINES_MAX).toList()) {
            String about = line.note().isEmpty() ? line.reference() : line.note();
            String shown = about.length() <= REFERENCE_LENGTH ? about : about.substring(0, REFERENCE_LENGTH) + "...";
            sheet.row(
                    8,
                    12,
                    Cell.at(LEFT, TIME.format(line.at())),
                    Cell.at(LEFT + 84, words(line.kind())),
                    Cell.at(REFERENCE, shown),
                    Cell.endingAt(RIGHT, Amounts.exact(line.amountMicros())));
        }
        if (statement.lines().isEmpty()) {
            sheet.text("Nothing was booked in this month.");
        }
        if (statement.lines().size() > LINES_MAX) {
            sheet.text((statement.lines().size() - LINES_MAX) + " further lines stand in the CSV file.");
        }
    }

    private static String words(String kind) {
        return KINDS.getOrDefault(kind, kind.replace('_', ' '));
    }
}

package io.clearshare.admin.statement;

import io.clearshare.admin.document.Amounts;
import io.clearshare.admin.document.Csv;

/** A statement for a spreadsheet: a row for each balance and each line; the rows add up from the first to the last. */
final class StatementCsv {

    private StatementCsv() {}

    static byte[] of(Statement statement) {
        Csv csv = new Csv().row("at", "kind", "reference", "note", "amount_usd", "amount_micros", "signature");
        String month = statement.month().toString();
        csv.row(
                month,
                "opening_balance",
                "",
                "",
                exact(statement.openingMicros()),
                micros(statement.openingMicros()),
                "");
        for (Statement.Line line : statement.lines()) {
            csv.row(
                    line.at().toString(),
                    line.kind(),
                    line.reference(),
                    line.note(),
                    exact(line.amountMicros()),
                    micros(line.amountMicros()),
                    line.signature() == null ? "" : line.signature());
        }
        csv.row(
                month,
                "closing_balance",
                "",
                "",
                exact(statement.closingMicros()),
                micros(statement.closingMicros()),
                "");
        return csv.bytes();
    }

    private static String exact(long micros) {
        return Amounts.exact(micros);
    }

    private static String micros(long micros) {
        return Long.toString(micros);
    }
}

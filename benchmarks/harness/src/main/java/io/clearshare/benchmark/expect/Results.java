package io.clearshare.benchmark.expect;

import io.clearshare.benchmark.contest.ClickHouse;
import io.clearshare.benchmark.contest.ConversionFile;
import io.clearshare.benchmark.contest.CreditFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads what a contestant has left behind. */
public final class Results {

    /** ClickHouse answers in one piece: asked in slices, an answer fits. */
    private static final int ROWS_PER_SLICE = 400_000;

    private Results() {}

    /** The credits of the common subset in the files of the directory. */
    public static Cells creditFiles(Path directory) throws IOException {
        Cells cells = new Cells();
        for (Path file : files(directory, CreditFile.PREFIX)) {
            CreditFile.read(
                    file,
                    (conversionId, clickId, code, credit) ->
                            cells.put(conversionId, Expectation.lastRow(clickId, code, credit)));
        }
        return cells;
    }

    /** The credits of all models in the job's conversion rows in the files of the directory. */
    public static Cells conversionFiles(Path directory) throws IOException {
        Cells cells = new Cells();
        for (Path file : files(directory, ConversionFile.PREFIX)) {
            ConversionFile.read(file, (deleted, columns) -> {
                ConversionBytes row = new ConversionBytes(columns);
                String id = row.id();
                if (deleted) {
                    cells.remove(id);
                } else {
                    cells.put(id, row.credits());
                }
            });
        }
        return cells;
    }

    /** The public table {@code credits}. */
    public static Cells creditsTable(ClickHouse clickHouse) throws IOException, InterruptedException {
        long conversions = Long.parseLong(
                clickHouse.query("SELECT count() FROM conversion_rows").strip());
        long slices = 1 + conversions * 15 / ROWS_PER_SLICE;
        Cells cells = new Cells();
        for (long slice = 0; slice < slices; slice++) {
            clickHouse
                    .query("SELECT conversion_id, model, click_id, influencer_id, code, credit_micros,"
                            + " toInt64(share * 1000000000) FROM credits WHERE cityHash64(conversion_id) % " + slices
                            + " = " + slice)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .forEach(row -> cells.add(
                            row[0],
                            Expectation.row(
                                    row[1], row[2], row[3], row[4], Long.parseLong(row[5]), Long.parseLong(row[6]))));
        }
        return cells;
    }

    private static List<Path> files(Path directory, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }
}

package io.clearshare.admin.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.jspecify.annotations.Nullable;

/** A PDF that is written from top to bottom, page after page; units are points. */
public final class Sheet implements AutoCloseable {

    public static final float LEFT = 54;
    public static final float RIGHT = PDRectangle.LETTER.getWidth() - 54;

    private static final float TOP = PDRectangle.LETTER.getHeight() - 54;
    private static final float BOTTOM = 64;

    private final PDDocument document = new PDDocument();
    private final PDFont plain = new PDType1Font(FontName.HELVETICA);
    private final PDFont bold = new PDType1Font(FontName.HELVETICA_BOLD);
    private final List<PDPage> pages = new ArrayList<>();
    private final String foot;
    private @Nullable PDPageContentStream out;
    private float y = TOP;

    /** @param foot stands at the end of each page, with its number */
    public Sheet(String title, String foot) {
        this.foot = foot;
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(Latin.of(title));
        information.setProducer("Clearshare");
        document.setDocumentInformation(information);
    }

    /** A cell of a row. */
    public record Cell(float x, String text, boolean toTheRight, boolean isBold) {

        public static Cell at(float x, String text) {
            return new Cell(x, text, false, false);
        }

        /** Ends at x. */
        public static Cell endingAt(float x, String text) {
            return new Cell(x, text, true, false);
        }

        public Cell inBold() {
            return new Cell(x, text, toTheRight, true);
        }
    }

    public Sheet title(String text) {
        return line(18, 28, true, text);
    }

    public Sheet heading(String text) {
        gap(8);
        return line(12, 18, true, text);
    }

    public Sheet text(String text) {
        wrap(text, 10).forEach(line -> line(10, 14, false, line));
        return this;
    }

    public Sheet small(String text) {
        wrap(text, 8).forEach(line -> line(8, 11, false, line));
        return this;
    }

    public Sheet gap(float points) {
        y -= points;
        return this;
    }

    public Sheet row(Cell... cells) {
        return row(9, 13, cells);
    }

    public Sheet row(float size, float height, Cell... cells) {
        room(height);
        for (Cell cell : cells) {
            String shown = Latin.of(cell.text());
            float x = cell.toTheRight() ? cell.x() - width(shown, size, cell.isBold()) : cell.x();
            show(shown, x, y - size, size, cell.isBold());
        }
        y -= height;
        return this;
    }

    /** A line across the page. */
    public Sheet rule() {
        room(6);
        draw(stream -> {
            stream.setLineWidth(0.5f);
            stream.moveTo(LEFT, y - 2);
            stream.lineTo(RIGHT, y - 2);
            stream.stroke();
        });
        y -= 6;
        return this;
    }

    /** A framed box with a small caption and a text below it, at the height where writing stands now. */
    public Sheet box(float x, float width, float height, String caption, List<String> lines) {
        room(height);
        draw(stream -> {
            stream.setLineWidth(0.7f);
            stream.addRect(x, y - height, width, height);
            stream.stroke();
        });
        show(Latin.of(caption), x + 4, y - 10, 7, false);
        float at = y - 23;
        for (String line : lines) {
            show(Latin.of(line), x + 6, at, 10, false);
            at -= 13;
        }
        return this;
    }

    /** The file; nothing can be written afterwards. */
    public byte[] bytes() {
        room(1);
        closePage();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            for (int i = 0; i < pages.size(); i++) {
                try (PDPageContentStream stream =
                        new PDPageContentStream(document, pages.get(i), PDPageContentStream.AppendMode.APPEND, true)) {
                    write(stream, Latin.of(foot), LEFT, 40, 8, false);
                    String number = (i + 1) + " / " + pages.size();
                    write(stream, number, RIGHT - width(number, 8, false), 40, 8, false);
                }
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closePage();
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Sheet line(float size, float height, boolean isBold, String text) {
        return row(size, height, new Cell(LEFT, text, false, isBold));
    }

    private List<String> wrap(String text, float size) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : Latin.of(text).split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer, size, false) > RIGHT - LEFT) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private void room(float height) {
        if (out == null || y - height < BOTTOM) {
            closePage();
            PDPage page = new PDPage(PDRectangle.LETTER);
            document.addPage(page);
            pages.add(page);
            try {
                out = new PDPageContentStream(document, page);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            y = TOP;
        }
    }

    private void closePage() {
        PDPageContentStream stream = out;
        out = null;
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private interface Drawing {
        void on(PDPageContentStream stream) throws IOException;
    }

    private void draw(Drawing drawing) {
        PDPageContentStream stream = out;
        if (stream == null) {
            throw new IllegalStateException("No page is open");
        }
        try {
            drawing.on(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(String text, float x, float baseline, float size, boolean isBold) {
        draw(stream -> write(stream, text, x, baseline, size, isBold));
    }

    private void write(PDPageContentStream stream, String text, float x, float baseline, float size, boolean isBold)
            throws IOException {
        stream.beginText();
        stream.setFont(isBold ? bold : plain, size);
        stream.newLineAtOffset(x, baseline);
        stream.showText(text);
        stream.endText();
    }

    private float width(String text, float size, boolean isBold) {
        try {
            return (isBold ? bold : plain).getStringWidth(text) / 1000 * size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

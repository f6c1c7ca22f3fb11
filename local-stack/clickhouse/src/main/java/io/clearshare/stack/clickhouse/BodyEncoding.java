package io.clearshare.stack.clickhouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;

/** How a response body is packed; and the reverse for request bodies. */
enum BodyEncoding {
    PLAIN(""),
    /** ClickHouse's own blocks; no HTTP header tells of them. */
    BLOCKS(""),
    LZ4("lz4"),
    GZIP("gzip");

    private final String header;

    BodyEncoding(String header) {
        this.header = header;
    }

    /** The {@code Content-Encoding} to send, empty for none. */
    String header() {
        return header;
    }

    /** What the client asked for: blocks win over HTTP compression, as on a server. */
    static BodyEncoding ofResponse(HttpQuery query) {
        if (query.isOn("compress")) {
            return BLOCKS;
        }
        String accepted = query.headers().getFirst("Accept-Encoding");
        if (!query.isOn("enable_http_compression") || accepted == null) {
            return PLAIN;
        }
        String names = accepted.toLowerCase(Locale.ROOT);
        return names.contains("lz4") ? LZ4 : names.contains("gzip") ? GZIP : PLAIN;
    }

    OutputStream encode(OutputStream out) throws IOException {
        return switch (this) {
            case PLAIN -> out;
            case BLOCKS -> CompressedBlocks.compress(out);
            case LZ4 -> new LZ4FrameOutputStream(out);
            case GZIP -> new GZIPOutputStream(out);
        };
    }

    /** The request body as the client meant it. */
    static InputStream decode(HttpQuery query, InputStream body) throws IOException {
        String encoding = query.headers().getFirst("Content-Encoding");
        InputStream plain = switch (encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> body;
            case "lz4" -> new LZ4FrameInputStream(body);
            case "zstd" -> Zstd.decompress(body);
            case "gzip" -> new GZIPInputStream(body);
            case "deflate" -> new InflaterInputStream(body);
            default ->
                throw EngineException.of(89, "UNKNOWN_COMPRESSION_METHOD", "Unknown Content-Encoding: " + encoding);
        };
        return query.isOn("decompress") ? CompressedBlocks.decompress(plain) : plain;
    }
}

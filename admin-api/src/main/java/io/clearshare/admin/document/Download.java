package io.clearshare.admin.document;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An answer that a browser saves as a file and nobody on the way keeps. */
public final class Download {

    private Download() {}

    public static ResponseEntity<byte[]> pdf(String name, byte[] bytes) {
        return file(name + ".pdf", MediaType.APPLICATION_PDF, bytes);
    }

    public static ResponseEntity<byte[]> csv(String name, byte[] bytes) {
        return file(name + ".csv", MediaType.parseMediaType("text/csv;charset=UTF-8"), bytes);
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }
}

package io.clearshare.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineLibraryTest {

    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    @Test
    void theExpectedLibraryIsAccepted() throws IOException {
        EngineLibrary library = library("abc");
        assertThatCode(() -> library.verify(folder.resolve("data"))).doesNotThrowAnyException();
        assertThatCode(() -> library.verify(folder.resolve("data"))).doesNotThrowAnyException();
    }

    @Test
    void aChangedLibraryIsRefusedEvenAfterAGoodVerdict() throws IOException {
        library("abc").verify(folder);
        EngineLibrary changed = library("abd");
        Files.setLastModifiedTime(changed.path(), FileTime.fromMillis(1));
        assertThatIllegalStateException()
                .isThrownBy(() -> changed.verify(folder))
                .withMessageContaining("checksum");
    }

    @Test
    void aMissingLibrarySaysHowToGetIt() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new EngineLibrary(folder.resolve("absent.so"), SHA256_OF_ABC).verify(folder))
                .withMessageContaining("npm ci --ignore-scripts");
    }

    @Test
    void otherPlatformsGetAClearSentence() {
        assertThatIllegalStateException()
                .isThrownBy(() -> EngineLibrary.requirePlatform("Mac OS X", "aarch64"))
                .withMessageContaining("Linux x64");
        assertThatIllegalStateException().isThrownBy(() -> EngineLibrary.requirePlatform("Linux", "aarch64"));
        assertThatCode(() -> EngineLibrary.requirePlatform("Linux", "amd64")).doesNotThrowAnyException();
    }

    private EngineLibrary library(String content) throws IOException {
        return new EngineLibrary(Files.writeString(folder.resolve("lib.so"), content), SHA256_OF_ABC);
    }
}

package io.clearshare.admin.sanctions;

import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.settings.SanctionsSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Imports the configured list file before anything is paid, and again whenever somebody has replaced it. */
@Component
class WatchListFile implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(WatchListFile.class);
    private static final long BYTES_MAX = 64L * 1024 * 1024;

    private final @Nullable Path file;
    private final ImportList importList;
    private @Nullable FileTime seen;

    WatchListFile(SanctionsSettings settings, ImportList importList) {
        this.file = settings.file();
        this.importList = importList;
    }

    @Override
    public void afterSingletonsInstantiated() {
        look();
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    synchronized void look() {
        if (file == null) {
            return;
        }
        try {
            FileTime modified = Files.getLastModifiedTime(file);
            if (!modified.equals(seen)) {
                if (Files.size(file) > BYTES_MAX) {
                    throw new IOException("more than " + BYTES_MAX + " bytes");
                }
                String text = Files.readString(file, StandardCharsets.UTF_8);
                SanctionsList list = importList.run(String.valueOf(file.getFileName()), text, null, false, "file");
                LOG.info("Sanctions list as of {}: {} addresses", list.asOf(), list.addresses());
                seen = modified;
            }
        } catch (IOException | Refused e) {
            // The list in force stays, and its age becomes a warning of its own.
            LOG.error("CLEARSHARE_SANCTIONS_FILE was not imported: {}", e.getMessage());
        }
    }
}

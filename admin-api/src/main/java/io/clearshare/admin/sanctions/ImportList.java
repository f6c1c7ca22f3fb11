package io.clearshare.admin.sanctions;

import io.clearshare.admin.problem.Refused;
import io.clearshare.domain.sanctions.ListedAddress;
import io.clearshare.domain.sanctions.ReadList;
import io.clearshare.domain.sanctions.ReadList.Reading;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a new version of the list into force, and compares everybody's address with it at once. */
@Component
class ImportList {

    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final SanctionsLists lists;
    private final ScreenAddress screen;
    private final Clock clock;

    ImportList(JdbcClient jdbc, JdbcTemplate batches, SanctionsLists lists, ScreenAddress screen, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.lists = lists;
        this.screen = screen;
        this.clock = clock;
    }

    /**
     * Imports a list; the same content again only says that it still is the list on a later day.
     *
     * @param asOf   the day when the content was the list; null for the day that the text states, or else today
     * @param shrink whether it may name less than half of the addresses in force, which is more often a broken file
     * @throws Refused when the text cannot be read whole, is older, or shrinks without leave
     */
    @Transactional
    public SanctionsList run(String name, String text, @Nullable LocalDate asOf, boolean shrink, String by) {
        Reading.Complete list = read(text);
        LocalDate stated = list.date() == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : list.date();
        LocalDate day = asOf == null ? stated : asOf;
        // Two imports at once must not both become the newest.
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('sanctions_list'))")
                .query()
                .listOfRows();
        String hash = hash(text);
        Optional<SanctionsList> current = lists.current();
        if (current.isPresent()) {
            SanctionsList before = current.get();
            requireNewer(before, day, list.addresses().size(), shrink);
            if (before.sourceHash().equals(hash)) {
                jdbc.sql("UPDATE sanctions_list SET as_of = ? WHERE list_id = ?")
                        .params(day, before.listId())
                        .update();
                return lists.current().orElseThrow();
            }
        }
        store(name, day, hash, list, by);
        return lists.current().orElseThrow();
    }

    private static Reading.Complete read(String text) {
        Reading reading = ReadList.read(text);
        if (reading instanceof Reading.Unreadable unreadable) {
            String where = unreadable.line() == 0 ? "" : "Line " + unreadable.line() + ": ";
            throw new Refused(
                    SanctionsProblem.LIST_UNREADABLE, where + unreadable.reason(), Map.of("line", unreadable.line()));
        }
        return (Reading.Complete) reading;
    }

    private static void requireNewer(SanctionsList before, LocalDate day, int addresses, boolean shrink) {
        if (day.isBefore(before.asOf())) {
            throw new Refused(
                    SanctionsProblem.LIST_OLDER,
                    "The list in force is as of " + before.asOf() + ", this one of " + day);
        }
        if (!shrink && addresses * 2L < before.addresses()) {
            throw new Refused(
                    SanctionsProblem.LIST_SHRINKS,
                    addresses + " addresses instead of " + before.addresses() + "; say so if that is meant");
        }
    }

    private void store(String name, LocalDate day, String hash, Reading.Complete list, String by) {
        long listId = jdbc.sql("""
                        INSERT INTO sanctions_list (name, as_of, source_hash, addresses, imported_at, imported_by)
                        VALUES (?, ?, ?, ?, ?, ?) RETURNING list_id
                        """)
                .params(
                        name,
                        day,
                        hash,
                        list.addresses().size(),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        by)
                .query(Long.class)
                .single();
        batches.batchUpdate(
                "INSERT INTO sanctions_address (list_id, address, asset) VALUES (?, ?, ?)",
                list.addresses(),
                BATCH,
                (statement, entry) -> set(statement, listId, entry));
        screen.everybody(listId);
    }

    private static void set(PreparedStatement statement, long listId, ListedAddress entry) throws SQLException {
        statement.setLong(1, listId);
        statement.setString(2, entry.address());
        statement.setString(3, entry.asset());
    }

    private static String hash(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

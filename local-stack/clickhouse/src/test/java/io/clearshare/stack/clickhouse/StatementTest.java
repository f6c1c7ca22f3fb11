package io.clearshare.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.stack.clickhouse.Statement.StreamedInsert;
import org.junit.jupiter.api.Test;

class StatementTest {

    @Test
    void formatAtTheEndOfAnInsertNamesTheStream() {
        assertThat(Statement.streamedInsert("INSERT INTO t (a, b) FORMAT RowBinary", true, null))
                .isEqualTo(new StreamedInsert("INSERT INTO t (a, b)", "RowBinary"));
        assertThat(Statement.streamedInsert("insert into t settings async_insert=1\nformat JSONEachRow ;", true, null))
                .isEqualTo(new StreamedInsert("insert into t settings async_insert=1", "JSONEachRow"));
    }

    @Test
    void aStreamWithoutRowsIsStillAStream() {
        assertThat(Statement.streamedInsert("INSERT INTO t FORMAT RowBinary", false, null))
                .isNotNull();
    }

    @Test
    void valuesMayBeTheBody() {
        assertThat(Statement.streamedInsert("INSERT INTO t (a) VALUES", true, null))
                .isEqualTo(new StreamedInsert("INSERT INTO t (a) ", "Values"));
    }

    @Test
    void anInsertThatNamesNoFormatTakesTheRequested() {
        assertThat(Statement.streamedInsert("INSERT INTO t", true, "CSV"))
                .isEqualTo(new StreamedInsert("INSERT INTO t", "CSV"));
        assertThat(Statement.streamedInsert("INSERT INTO t", true, null))
                .isEqualTo(new StreamedInsert("INSERT INTO t", "Values"));
    }

    @Test
    void everythingElseIsCompleteInItsText() {
        assertThat(Statement.streamedInsert("INSERT INTO t VALUES (1)", false, null))
                .isNull();
        assertThat(Statement.streamedInsert("INSERT INTO t SELECT * FROM s FORMAT Null", false, null))
                .isNull();
        assertThat(Statement.streamedInsert("SELECT 1 FORMAT CSV", true, null)).isNull();
        assertThat(Statement.streamedInsert("", true, null)).isNull();
    }

    @Test
    void commentsDoNotHideAnInsert() {
        assertThat(Statement.isInsert("/* a * b */ -- c\n  INSERT INTO t VALUES (1)"))
                .isTrue();
        assertThat(Statement.isInsert("/* INSERT INTO t */ SELECT 1")).isFalse();
    }

    @Test
    void theStatementsOwnOutputFormatWins() {
        assertThat(Statement.outputFormat("SELECT 1 FORMAT JSON", "CSV")).isEqualTo("JSON");
        assertThat(Statement.outputFormat("SELECT 1", "CSV")).isEqualTo("CSV");
        assertThat(Statement.outputFormat("SELECT 1", null)).isEqualTo("TabSeparated");
    }

    @Test
    void aLongCommentIsSkipped() {
        assertThat(Statement.isInsert("/*" + " * x".repeat(100_000) + "*/ INSERT INTO t VALUES (1)"))
                .isTrue();
        assertThat(Statement.isInsert("-- a\n".repeat(10_000) + "SELECT 1")).isFalse();
    }

    @Test
    void longTextsAreMatchedInLinearTime() {
        String spaces = "INSERT INTO t VALUES " + " ".repeat(200_000) + "(1)";
        assertThat(Statement.isInsert(spaces)).isTrue();
        assertThat(Statement.outputFormat(spaces, null)).isEqualTo("TabSeparated");
    }
}

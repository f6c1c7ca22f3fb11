package io.clearshare.benchmark.plain;

import io.clearshare.benchmark.contest.ClickHouse;
import io.clearshare.benchmark.contest.Contest;
import io.clearshare.benchmark.contest.Marks;
import io.clearshare.domain.event.Event;
import java.io.IOException;

/** The limit with a store behind it: poll, decode, insert one row per event into ClickHouse in batches of 4 MiB. */
public final class LimitInsert {

    private LimitInsert() {}

    public static void main(String[] args) throws Exception {
        Contest contest = Contest.ofEnvironment();
        ClickHouse clickHouse = new ClickHouse(contest.clickHouse(), contest.password(), Contest.DATABASE);
        for (String statement : EventTables.SCHEMA) {
            clickHouse.query(statement);
        }
        Marks.watchFirstPoll();
        DrainTopics.Tally tally = new DrainTopics(contest, () -> new Insert(new EventTables(clickHouse))).run();
        long done = System.currentTimeMillis();
        Marks.say(Marks.ACCEPTED, tally.accepted());
        Marks.say(Marks.REFUSED, tally.refused());
        Marks.doneAt(done);
    }

    private record Insert(EventTables tables) implements DrainTopics.Taker {
        @Override
        public void take(Event event) throws IOException, InterruptedException {
            tables.add(event, 0);
        }

        @Override
        public void finish() throws IOException, InterruptedException {
            tables.flush();
        }
    }
}

package io.clearshare.benchmark.plain;

import io.clearshare.benchmark.contest.ClickHouse;
import io.clearshare.benchmark.contest.Contest;
import io.clearshare.benchmark.contest.Marks;
import java.util.concurrent.locks.ReentrantLock;

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
        DrainTopics.Tally tally = new DrainTopics(
                        contest, () -> new InsertEvents(new EventTables(clickHouse, new ReentrantLock())))
                .run();
        long done = System.currentTimeMillis();
        Marks.say(Marks.ACCEPTED, tally.accepted());
        Marks.say(Marks.REFUSED, tally.refused());
        Marks.doneAt(done);
    }
}

package io.clearshare.benchmark.plain;

import io.clearshare.benchmark.contest.Contest;
import io.clearshare.benchmark.contest.Marks;
import io.clearshare.domain.event.Event;

/** The limit: poll, decode with the job's own decoder, count. No state, no sink. */
public final class Limit {

    private Limit() {}

    public static void main(String[] args) throws Exception {
        Marks.watchFirstPoll();
        DrainTopics.Tally tally = new DrainTopics(Contest.ofEnvironment(), Nothing::new).run();
        long done = System.currentTimeMillis();
        Marks.say(Marks.ACCEPTED, tally.accepted());
        Marks.say(Marks.REFUSED, tally.refused());
        Marks.doneAt(done);
    }

    private static final class Nothing implements DrainTopics.Taker {
        @Override
        public void take(Event event) {}

        @Override
        public void finish() {}
    }
}

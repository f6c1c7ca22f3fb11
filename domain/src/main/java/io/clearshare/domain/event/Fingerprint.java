package io.clearshare.domain.event;

/**
 * A 64-bit digest of an event's decoded fields, eventId included: equal content has equal digests.
 *
 * <p>Different contents of one eventId collide once in 2⁶⁴; producers are not adversaries of their own events.
 */
public final class Fingerprint {

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private long state = MULTIPLIER;

    private Fingerprint() {}

    public static long of(Event event) {
        Fingerprint digest = new Fingerprint();
        digest.add(event.eventId()).add(event.occurredAt());
        switch (event.topic()) {
            case CLICKS -> digest.addClick((Click) event);
            case SIGNUPS -> digest.addSignup((Signup) event);
            case IDENTITIES -> digest.addIdentity((Identity) event);
            case TRADES -> digest.addTrade((Trade) event);
            case SPEND -> digest.addSpend((Spend) event);
            case POSTS -> digest.addPost((Post) event);
        }
        return digest.state;
    }

    private void addClick(Click c) {
        add(c.clickId()).add(c.visitorId()).add(c.code()).add(c.view() ? 1 : 0);
        add(c.platform()).add(c.contentType()).add(c.postId()).add(c.assetId());
        add(c.experimentId()).add(c.variant());
        Utm utm = c.utm();
        add(utm.source()).add(utm.medium()).add(utm.campaign()).add(utm.term()).add(utm.content());
        add(c.referrer()).add(c.landingUrl()).add(c.ip()).add(c.userAgent());
        add(c.deviceId()).add(c.country());
    }

    private void addSignup(Signup s) {
        add(s.userId()).add(s.visitorId()).add(s.code()).add(s.clickId()).add(s.wallet());
        add(s.emailHash()).add(s.ip()).add(s.userAgent()).add(s.deviceId()).add(s.country());
    }

    private void addIdentity(Identity i) {
        add(i.userId()).add(i.visitorId()).add(i.wallet()).add(i.evidence());
    }

    private void addTrade(Trade t) {
        add(t.tradeId())
                .add(t.userId())
                .add(t.volumeMicros())
                .add(t.feeMicros())
                .add(t.currency());
        add(t.wallet()).add(t.counterparty()).add(t.market()).add(t.side());
        add(t.txSignature()).add(t.reverses());
    }

    private void addSpend(Spend s) {
        add(s.campaign()).add(s.amountMicros()).add(s.code()).add(s.platform());
        add(s.contentType()).add(s.currency()).add(s.note());
    }

    private void addPost(Post p) {
        add(p.postId()).add(p.code()).add(p.platform()).add(p.status()).add(p.contentType());
        add(p.url()).add(p.text()).add(p.likes()).add(p.replies()).add(p.shares());
        add(p.views()).add(p.followers());
    }

    /** The length goes in too, so that no two lists of texts run together. */
    private Fingerprint add(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * MULTIPLIER;
            hash ^= hash >>> 29;
        }
        return add(hash);
    }

    private Fingerprint add(long value) {
        long mixed = (state ^ value) * 0xBF58476D1CE4E5B9L;
        state = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL + MULTIPLIER;
        return this;
    }
}

package io.clearshare.admin.kyc;

import io.clearshare.admin.kyc.Documents.Person;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.domain.kyc.IdentityFact;
import io.clearshare.domain.kyc.IdentityState;
import io.clearshare.domain.kyc.SniffDocument;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes documents and a name for our own reviewers. */
@Component
class HandIn {

    static final int DOCUMENTS_MAX = 6;

    private final IdentityChecks checks;
    private final Documents documents;
    private final RecordFact facts;
    private final Clock clock;

    HandIn(IdentityChecks checks, Documents documents, RecordFact facts, Clock clock) {
        this.checks = checks;
        this.documents = documents;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * @param mediaType what the sender calls it, which has to be what its bytes are
     * @throws Refused when it is no picture or PDF, there are enough, or nothing can be handed in now
     */
    @Transactional
    public void document(String influencerId, String kind, String mediaType, byte[] content) {
        IdentityCheck check = openCheck(influencerId);
        String actual = SniffDocument.mediaType(content)
                .filter(mediaType::equalsIgnoreCase)
                .orElseThrow(() -> new Refused(
                        KycProblem.DOCUMENT_NOT_READABLE, "The file is not the JPEG, PNG or PDF that it is called"));
        if (documents.of(check.checkId()).size() >= DOCUMENTS_MAX) {
            throw new Refused(
                    KycProblem.TOO_MANY_DOCUMENTS, "At most " + DOCUMENTS_MAX + " documents; remove one first");
        }
        documents.insert(check.checkId(), kind, actual, content, clock.instant());
    }

    @Transactional
    public void remove(String influencerId, UUID documentId) {
        if (!documents.delete(openCheck(influencerId).checkId(), documentId)) {
            throw new Refused(CommonProblem.NOT_FOUND, "There is no such document");
        }
    }

    /** Hands everything to the reviewers. */
    @Transactional
    public void submit(String influencerId, Person person) {
        IdentityCheck check = openCheck(influencerId);
        if (documents.of(check.checkId()).isEmpty()) {
            throw new Refused(KycProblem.DOCUMENT_MISSING, KycProblem.DOCUMENT_MISSING.title());
        }
        documents.setPerson(check.checkId(), person);
        Instant now = clock.instant();
        IdentityFact fact = new IdentityFact(now, IdentityState.PENDING, "");
        facts.record(check, "submit/" + UUID.randomUUID(), "influencer:" + influencerId, fact, "submitted");
    }

    private IdentityCheck openCheck(String influencerId) {
        UUID current = checks.currentOf(influencerId)
                .orElseThrow(() -> new Refused(KycProblem.NOT_STARTED, KycProblem.NOT_STARTED.title()))
                .checkId();
        IdentityCheck check = checks.lock(current).orElseThrow();
        if (!check.isManual() || !check.takesDocuments()) {
            throw new Refused(
                    KycProblem.NOTHING_TO_HAND_IN,
                    "The verification is " + check.state().wireName() + "; nothing can be handed in now");
        }
        return check;
    }
}

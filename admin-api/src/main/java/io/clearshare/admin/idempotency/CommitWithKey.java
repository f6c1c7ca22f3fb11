package io.clearshare.admin.idempotency;

import io.clearshare.admin.idempotency.Claim.Run;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Has every transaction of a request with a key say so in the key's own row, so that after a crash it is certain whether
 * the request took effect; and keeps a process that was thought dead from committing what another one has taken over.
 */
@Component
class CommitWithKey implements TransactionExecutionListener {

    private final ObjectProvider<RunningRequests> requests;
    private final ObjectProvider<Keys> keys;

    CommitWithKey(ObjectProvider<RunningRequests> requests, ObjectProvider<Keys> keys) {
        this.requests = requests;
        this.keys = keys;
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        Run run = requests.getObject().current();
        if (run != null
                && !transaction.isReadOnly()
                && transaction.isNewTransaction()
                && !keys.getObject().committed(run)) {
            throw new IllegalStateException("Another process has taken this request over");
        }
    }
}

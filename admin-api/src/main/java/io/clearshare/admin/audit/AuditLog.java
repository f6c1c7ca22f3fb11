package io.clearshare.admin.audit;

import io.clearshare.admin.access.Caller;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes audit records, in the database transaction of what they tell of: both happen or neither does.
 *
 * <p>Records of all transactions form one chain, so a transaction that has written one keeps the others waiting until it
 * ends. It is therefore the last thing a transaction does.
 */
@Repository
public class AuditLog {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String INSERT = """
            INSERT INTO audit_record (actor, role, action, subject, reason, details) VALUES (?, ?, ?, ?, ?, ?)
            """;
    private static final String NOBODY = "system";

    private final JdbcClient jdbc;

    public AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Records what a caller did.
     *
     * @param action  words separated by dots, such as {@code payout.approve}
     * @param subject what it was done to, such as {@code payout:<id>}
     * @param reason  why, as far as it was told
     * @param details what else has to be known later; nothing that must not be kept
     * @throws IllegalStateException outside a transaction
     */
    public void record(Caller by, String action, String subject, String reason, Map<String, ?> details) {
        write(by.subject(), by.role().name(), action, subject, reason, details);
    }

    /** The same for an actor known by name alone; the role is that of the request's caller if they are the actor. */
    public void record(String actor, String action, String subject, String reason, Map<String, ?> details) {
        write(actor, roleOf(actor), action, subject, reason, details);
    }

    private static String roleOf(String actor) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                        && authentication.getPrincipal() instanceof Caller caller
                        && caller.subject().equals(actor)
                ? caller.role().name()
                : NOBODY;
    }

    private void write(
            String actor, String role, String action, String subject, String reason, Map<String, ?> details) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(action + " is recorded outside a transaction");
        }
        jdbc.sql(INSERT)
                .params(actor, role, action, subject, reason, JSON.writeValueAsString(new TreeMap<>(details)))
                .update();
    }
}

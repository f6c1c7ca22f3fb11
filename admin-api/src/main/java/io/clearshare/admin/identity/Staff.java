package io.clearshare.admin.identity;

import io.clearshare.admin.access.Role;
import io.clearshare.admin.access.StaffNames;
import io.clearshare.admin.access.StaffRoles;
import io.clearshare.admin.settings.Settings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;

/** The programme's staff in Postgres: passwords as Argon2 hashes, secrets of one-time codes encrypted. */
@Repository
class Staff implements StaffNames, StaffRoles {

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final TotpSecrets secrets;
    private final String hashOfNobody;

    Staff(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.secrets = new TotpSecrets(settings.linkSecret());
        this.hashOfNobody = passwords.encode(UUID.randomUUID().toString());
    }

    Optional<StaffMember> find(String email) {
        return jdbc.sql("SELECT * FROM staff WHERE lower(email) = lower(?)")
                .param(email)
                .query(this::member)
                .optional();
    }

    @Override
    public Map<String, String> emailBySubject() {
        Map<String, String> emails = new HashMap<>();
        jdbc.sql("SELECT staff_id, email FROM staff")
                .query((row, n) -> emails.put(StaffMember.subjectOf(row.getString("staff_id")), row.getString("email")))
                .list();
        return emails;
    }

    @Override
    public Optional<Role> roleNow(String subject) {
        return jdbc.sql("SELECT role FROM staff WHERE staff_id = ? AND NOT disabled")
                .param(StaffMember.idOf(subject))
                .query(String.class)
                .optional()
                .map(Role::valueOf);
    }

    /** Whether the password is the member's; takes as long when there is no such member. */
    boolean passwordMatches(Optional<StaffMember> member, String password) {
        boolean matches = passwords.matches(
                password, member.map(StaffMember::passwordHash).orElse(hashOfNobody));
        return matches && member.isPresent();
    }

    /** Takes a one-time code's step; false when it, or a later one, was taken before. */
    boolean takeStep(String staffId, long step) {
        return jdbc.sql("UPDATE staff SET totp_step = ? WHERE staff_id = ? AND totp_step < ?")
                        .params(step, staffId, step)
                        .update()
                == 1;
    }

    /**
     * Creates or updates the member with that e-mail address.
     *
     * @return the member's subject when anything about them changed
     */
    Optional<String> install(String email, Role role, String password, @Nullable String totpSecret) {
        Optional<StaffMember> known = find(email);
        if (known.filter(member -> member.role() == role
                        && Objects.equals(member.totpSecret(), totpSecret)
                        && passwords.matches(password, member.passwordHash()))
                .isPresent()) {
            return Optional.empty();
        }
        String id = known.map(StaffMember::staffId)
                .orElseGet(() -> UUID.randomUUID().toString());
        String hash = known.filter(member -> passwords.matches(password, member.passwordHash()))
                .map(StaffMember::passwordHash)
                .orElseGet(() -> passwords.encode(password));
        byte[] secret = totpSecret == null ? null : secrets.encrypt(totpSecret);
        jdbc.sql("""
            INSERT INTO staff (staff_id, email, role, password_hash, totp_secret, created_at)
            VALUES (:id, :email, :role, :hash, :secret, now())
            ON CONFLICT (staff_id) DO UPDATE
            SET role = excluded.role, password_hash = excluded.password_hash,
                totp_secret = excluded.totp_secret
            """)
                .param("id", id)
                .param("email", email)
                .param("role", role.name())
                .param("hash", hash)
                .param("secret", secret)
                .update();
        return Optional.of(StaffMember.subjectOf(id));
    }

    private StaffMember member(ResultSet row, int number) throws SQLException {
        byte[] secret = row.getBytes("totp_secret");
        return new StaffMember(
                row.getString("staff_id"),
                row.getString("email"),
                Role.valueOf(row.getString("role")),
                row.getString("password_hash"),
                secret == null ? null : secrets.decrypt(secret),
                row.getBoolean("disabled"));
    }
}

package io.clearshare.admin.identity;

import io.clearshare.admin.access.ApiKeys;
import io.clearshare.admin.access.Role;
import io.clearshare.admin.audit.AuditLog;
import io.clearshare.admin.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Installs the keys and staff members of the bootstrap file before the first request; running twice changes nothing. */
@Component
class Bootstrap implements SmartInitializingSingleton {

    private static final String BY = "configuration";

    private final @Nullable Path file;
    private final ApiKeys keys;
    private final Staff staff;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    Bootstrap(
            Settings settings,
            ApiKeys keys,
            Staff staff,
            AuditLog audit,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.file = settings.bootstrapFile();
        this.keys = keys;
        this.staff = staff;
        this.audit = audit;
        this.transaction = transaction;
        this.json = json;
    }

    record Contents(
            @Nullable Map<String, String> apiKeys, @Nullable List<Member> staff) {}

    record Member(
            String role,
            String email,
            String password,
            @Nullable String totpSecret) {}

    @Override
    public void afterSingletonsInstantiated() {
        if (file == null) {
            return;
        }
        try {
            requirePrivate(file);
            Contents contents = json.readValue(Files.readAllBytes(file), Contents.class);
            transaction.executeWithoutResult(status -> install(contents));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read CLEARSHARE_BOOTSTRAP_FILE", e);
        }
    }

    private void install(Contents contents) {
        if (contents.apiKeys() != null) {
            contents.apiKeys().forEach(this::install);
        }
        if (contents.staff() != null) {
            for (Member member : contents.staff()) {
                Role role = Role.valueOf(member.role());
                if (!role.isStaff()) {
                    throw new IllegalArgumentException(member.email() + " cannot be staff as " + role);
                }
                staff.install(member.email(), role, member.password(), member.totpSecret())
                        .ifPresent(subject -> audit.record(
                                BY,
                                "staff.install",
                                subject,
                                "",
                                Map.of("role", role.name(), "email", member.email())));
            }
        }
    }

    private void install(String name, String key) {
        Role scope = Role.valueOf(name.toUpperCase(Locale.ROOT) + "_KEY");
        if (keys.install(name, scope, key)) {
            audit.record(BY, "key.install", "key:" + name, "", Map.of("scope", scope.name()));
        }
    }

    private static void requirePrivate(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.stream().anyMatch(permission -> !permission.name().startsWith("OWNER_"))) {
            throw new IllegalStateException("CLEARSHARE_BOOTSTRAP_FILE is open to others: set its mode to 0600");
        }
    }
}

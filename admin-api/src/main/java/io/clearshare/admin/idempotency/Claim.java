package io.clearshare.admin.idempotency;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a key that a caller sent with a request leads to. */
sealed interface Claim {

    /** Whose key it is. */
    record Id(String caller, String key) {}

    /** The request has to be carried out, by nobody else than the owner. */
    record Run(Id id, UUID owner) implements Claim {}

    /** It was; this was answered. */
    record Replay(KeptAnswer answer) implements Claim {}

    /** It is being carried out. */
    record Running() implements Claim {}

    /** The key belongs to another request. */
    record Reused() implements Claim {}

    /** It took effect, but the process ended before it had answered. */
    record Lost() implements Claim {}

    /** An answer as it goes to the caller. */
    record KeptAnswer(
            int status,
            @Nullable String contentType,
            @Nullable String location,
            byte[] body) {}
}

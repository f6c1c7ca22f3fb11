package io.clearshare.admin.problem;

import java.util.Map;

/** A request that a rule of the business or of the API turns down, with the data that explains it. */
public class Refused extends RuntimeException {

    /** The member of the data that also becomes the header Retry-After. */
    public static final String RETRY_AFTER_SECONDS = "retryAfterSeconds";

    private static final long serialVersionUID = 1L;

    private final transient ProblemCode code;
    private final transient Map<String, Object> data;

    public Refused(ProblemCode code, String detail) {
        this(code, detail, Map.of());
    }

    public Refused(ProblemCode code, String detail, Map<String, Object> data) {
        super(detail);
        this.code = code;
        this.data = Map.copyOf(data);
    }

    public Refused(ProblemCode code, String detail, Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.data = Map.of();
    }

    public ProblemCode code() {
        return code;
    }

    /** Further members of the problem document. */
    public Map<String, Object> data() {
        return data;
    }
}

package io.clearshare.admin.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes problem documents, also for filters that answer before any controller is reached. */
@Component
public class Problems {

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    /** The document: {@code type}, {@code title}, {@code status}, {@code detail}, {@code code} and the data. */
    public static ProblemDetail document(ProblemCode code, String detail, Map<String, Object> data) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(code.status(), detail);
        problem.setType(URI.create(
                "urn:clearshare:problem:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        problem.setTitle(code.title());
        problem.setProperty("code", code.name());
        data.forEach(problem::setProperty);
        return problem;
    }

    /** Answers with a problem document. */
    public void write(HttpServletResponse response, ProblemCode code, String detail) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(code.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        json.writeValue(response.getOutputStream(), document(code, detail, Map.of()));
    }
}

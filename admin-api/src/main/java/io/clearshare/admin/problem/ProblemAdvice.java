package io.clearshare.admin.problem;

import jakarta.validation.ConstraintViolationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;

/** The one place where refusals and failures become problem documents. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler(Refused.class)
    ResponseEntity<ProblemDetail> refused(Refused refused) {
        if (refused.getCause() != null && refused.code().status().is5xxServerError()) {
            LOG.warn("{}", refused.getMessage(), refused.getCause());
        }
        return answer(refused.code(), String.valueOf(refused.getMessage()), refused.data());
    }

    @ExceptionHandler(ConstraintViolationException.class)
    ResponseEntity<ProblemDetail> invalid(ConstraintViolationException e) {
        return answer(CommonProblem.INVALID_REQUEST, String.valueOf(e.getMessage()), Map.of());
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        CannotGetJdbcConnectionException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<ProblemDetail> databaseAway(Exception e) {
        LOG.warn("Postgres does not answer: {}", e.getMessage());
        return answer(CommonProblem.PART_UNAVAILABLE, "The database does not answer now", Map.of());
    }

    /** Nobody is left to answer. */
    @ExceptionHandler(ClientAbortException.class)
    void callerIsGone() {}

    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDetail> unexpected(Exception e) {
        if (bodyTooLarge(e)) {
            return answer(CommonProblem.BODY_TOO_LARGE, "The body exceeds the limit of this route", Map.of());
        }
        LOG.error("Unexpected failure", e);
        return answer(CommonProblem.INTERNAL_ERROR, "The failure has been logged", Map.of());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String field = misfit(e.getCause());
        if (!field.isEmpty()) {
            return invalidFields(Map.of(field, "is not of the type or form that this route reads"), headers);
        }
        CommonProblem code = bodyTooLarge(e) ? CommonProblem.BODY_TOO_LARGE : CommonProblem.MALFORMED_JSON;
        return new ResponseEntity<>(Problems.document(code, code.title(), Map.of()), headers, code.status());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Map<String, Object> fields = new LinkedHashMap<>();
        e.getBindingResult()
                .getFieldErrors()
                .forEach(error -> fields.putIfAbsent(error.getField(), String.valueOf(error.getDefaultMessage())));
        return invalidFields(fields, headers);
    }

    private static ResponseEntity<Object> invalidFields(Map<String, ?> fields, HttpHeaders headers) {
        ProblemDetail problem = Problems.document(
                CommonProblem.INVALID_REQUEST,
                "Fields that need attention: " + fields.keySet(),
                Map.of("fields", fields));
        return new ResponseEntity<>(problem, headers, CommonProblem.INVALID_REQUEST.status());
    }

    /** The path of the member that is JSON but not what the route reads, such as {@code touches[3].at}; "" for no JSON. */
    private static String misfit(@Nullable Throwable cause) {
        if (!(cause instanceof DatabindException || cause instanceof InputCoercionException)) {
            return "";
        }
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : ((JacksonException) cause).getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        CommonProblem code = CommonProblem.ofStatus(status.value());
        String detail = body instanceof ProblemDetail problem && problem.getDetail() != null
                ? problem.getDetail()
                : code.title();
        return new ResponseEntity<>(Problems.document(code, detail, Map.of()), headers, status);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemCode code, String detail, Map<String, Object> data) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(code.status());
        if (data.get(Refused.RETRY_AFTER_SECONDS) instanceof Long seconds) {
            response.header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        return response.body(Problems.document(code, detail, data));
    }

    private static boolean bodyTooLarge(Throwable e) {
        for (Throwable cause : List.of(e, cause(e), cause(cause(e)))) {
            if (cause instanceof BodyTooLarge) {
                return true;
            }
        }
        return false;
    }

    private static Throwable cause(Throwable e) {
        return e.getCause() == null ? e : e.getCause();
    }
}

package io.clearshare.admin.problem;

import org.springframework.http.HttpStatus;

/** Reasons that any route may have. */
public enum CommonProblem implements ProblemCode {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request is not valid"),
    MALFORMED_JSON(HttpStatus.BAD_REQUEST, "The body is not the JSON that this route reads"),
    SIGN_IN_REQUIRED(HttpStatus.UNAUTHORIZED, "Sign in or send an API key"),
    INVALID_KEY(HttpStatus.UNAUTHORIZED, "The API key is unknown or revoked"),
    NOT_ALLOWED(HttpStatus.FORBIDDEN, "This caller may not do that"),
    CSRF_TOKEN_MISSING(HttpStatus.FORBIDDEN, "The request does not carry the session's CSRF token"),
    STEP_UP_REQUIRED(HttpStatus.FORBIDDEN, "Confirm with a fresh one-time code first"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This resource does not know that method"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer cannot be given in a media type that was asked for"),
    CONFLICT(HttpStatus.CONFLICT, "The resource is not in the state that this needs"),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "This route does not read that media type"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side"),
    PART_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "A part that this needs does not answer now");

    private final HttpStatus status;
    private final String title;

    CommonProblem(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    /** The code for a status that a framework chose. */
    static CommonProblem ofStatus(int status) {
        return switch (status) {
            case 400 -> INVALID_REQUEST;
            case 401 -> SIGN_IN_REQUIRED;
            case 403 -> NOT_ALLOWED;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 409 -> CONFLICT;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> TOO_MANY_REQUESTS;
            case 503 -> PART_UNAVAILABLE;
            default -> status < 500 ? INVALID_REQUEST : INTERNAL_ERROR;
        };
    }
}

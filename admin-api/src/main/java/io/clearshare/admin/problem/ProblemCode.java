package io.clearshare.admin.problem;

import org.springframework.http.HttpStatus;

/**
 * The stable, machine-readable name of one reason to refuse a request.
 *
 * <p>Modules list their own reasons in enums of this type; the enum constant's name is what programs compare.
 */
public interface ProblemCode {

    String name();

    HttpStatus status();

    /** The same for every occurrence; what differs goes into the detail. */
    String title();
}

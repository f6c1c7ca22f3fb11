package io.clearshare.admin.tracking;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;

/** A link whose code nobody has, or whose owner was banned. */
class UnknownCode extends Refused {

    private static final long serialVersionUID = 1L;

    UnknownCode(String code) {
        super(CommonProblem.NOT_FOUND, "No link has the code " + code);
    }
}

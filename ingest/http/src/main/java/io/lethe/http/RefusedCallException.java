package io.lethe.http;

import jakarta.ws.rs.WebApplicationException;

/** A call that cannot be served, refused while it is read. */
public final class RefusedCallException extends WebApplicationException {
    private static final long serialVersionUID = 1;

    private final transient HttpProblem problem;

    public RefusedCallException(HttpProblem problem) {
        super(problem.detail(), problem.response());
        this.problem = problem;
    }

    public HttpProblem problem() {
        return problem;
    }
}

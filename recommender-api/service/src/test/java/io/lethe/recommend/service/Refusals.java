package io.lethe.recommend.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.http.RecommenderProblems;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What callers are told of requests that are refused, as the JSON that they get. */
public final class Refusals {
    private Refusals() {}

    /** The call is refused with 400 for this field; what is returned asserts the reason. */
    public static AbstractThrowableAssert<?, ? extends Throwable> ofField(String field, ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.status()).isEqualTo(400);
            assertThat(RecommenderProblems.json(problem)).contains("\"field\":\"" + field + "\"");
        });
    }

    /** The call is refused with this status. */
    public static AbstractThrowableAssert<?, ? extends Throwable> of(int status, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.status())
                        .isEqualTo(status));
    }
}

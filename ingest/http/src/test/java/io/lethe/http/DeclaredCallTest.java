package io.lethe.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.junit.jupiter.api.Test;

class DeclaredCallTest {
    /** A call with parameters of every kind. */
    @SuppressWarnings("unused")
    static class Calls {
        static class More {
            @RestQuery
            public List<String> exclude = List.of();

            public String nothing = "";
        }

        void asked(
                @RestPath String id,
                @RestQuery String limit,
                @QueryParam("half-life") String life,
                @BeanParam More more) {}

        void held(String body) {}

        @BodyLimit(7)
        void bounded(String body) {}

        void streamed(InputStream body) {}

        @Consumes("application/json")
        void typed(String body) {}

        @Consumes("*/*")
        void anything(InputStream body) {}
    }

    @Test
    void shouldKnowEveryParameterOfTheQuery() {
        assertThat(DeclaredCall.of(method("asked")).query()).containsOnlyKeys("limit", "half-life", "exclude");
    }

    @Test
    void shouldLimitWhatIsHeldWhole() {
        assertThat(DeclaredCall.of(method("held")).bodyLimit()).isEqualTo(BodyLimit.USUAL);
        assertThat(DeclaredCall.of(method("bounded")).bodyLimit()).isEqualTo(7);
        assertThat(DeclaredCall.of(method("streamed")).bodyLimit()).isNegative();
    }

    @Test
    void shouldNeedATypeWhereOnlySomeAreRead() {
        assertThat(DeclaredCall.of(method("typed")).needsType()).isTrue();
        assertThat(DeclaredCall.of(method("anything")).needsType()).isFalse();
        assertThat(DeclaredCall.of(method("held")).needsType()).isFalse();
    }

    private static Method method(String name) {
        return Stream.of(Calls.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findAny()
                .orElseThrow();
    }
}

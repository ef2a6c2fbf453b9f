package io.lethe.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedMethodsTest {
    /** Calls on things. */
    @Path("/v1/things")
    @SuppressWarnings("unused")
    public static class Things {
        @GET
        public void list() {}

        @POST
        public void add() {}

        @PUT
        @Path("{id}")
        public void put() {}

        @GET
        @Path("{id}/parts/{part: [0-9]+}")
        public void part() {}

        public void inside() {}
    }

    /** More of them, elsewhere. */
    @Path("v1")
    @SuppressWarnings("unused")
    public static class More {
        @DELETE
        @Path("/things/{id}")
        public void remove() {}
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/v1/things;GET, HEAD, OPTIONS, POST",
                "/v1/things/;GET, HEAD, OPTIONS, POST",
                "/v1/things/a%2Fb;DELETE, OPTIONS, PUT",
                "/v1/things/a/parts/7;GET, HEAD, OPTIONS",
                "/v1/things/a/parts/x;OPTIONS",
                "/v1/thingsome;OPTIONS"
            })
    void shouldListTheMethodsOfAnAddressFromAllResources(String path, String methods) {
        // Given
        AllowedMethods allowed = new AllowedMethods(List.of(Things.class, More.class, String.class));

        // When / Then
        assertThat(String.join(", ", allowed.of(path))).isEqualTo(methods);
    }
}

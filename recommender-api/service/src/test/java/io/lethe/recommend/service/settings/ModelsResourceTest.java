package io.lethe.recommend.service.settings;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Consumes;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.junit.jupiter.api.Test;

class ModelsResourceTest {
    @Test
    void shouldDeclareEveryFormOfARankerThatItTakes() throws NoSuchMethodException {
        // Given
        Method put = ModelsResource.class.getMethod("put", String.class, byte[].class);
        // When
        String[] taken =
                Objects.requireNonNull(put.getAnnotation(Consumes.class)).value();
        Content[] declared =
                Objects.requireNonNull(put.getAnnotation(RequestBody.class)).content();
        // Then
        assertThat(taken).hasSize(2);
        assertThat(Arrays.stream(declared).map(Content::mediaType)).containsExactlyInAnyOrder(taken);
    }
}

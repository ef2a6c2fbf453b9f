package io.lethe.recommend.service.settings;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;

import io.lethe.recommend.service.LetheAround;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A settings file that the service is started with is put in force, and may be replaced at run time. */
@QuarkusTest
@TestProfile(SettingsFileIT.WithFile.class)
@QuarkusTestResource(value = LetheAround.class, restrictToAnnotatedClass = true)
class SettingsFileIT {
    /** A file that makes interest fade in eleven days. */
    public static final class WithFile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path file = Files.createTempFile("lethe-settings", ".yaml");
                file.toFile().deleteOnExit();
                Files.writeString(file, "# a test\nhalfLife: 11d\n");
                return Map.of("lethe.recommender.settings-file", file.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void shouldPutTheFileInForceForTheDefaultTenant() {
        // When
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> when().get("/v1/settings").then().body("kernel", equalTo("exponential(11d)")));

        // Then
        given().header("Lethe-Tenant", "other").get("/v1/settings").then().body("kernel", equalTo("exponential(30d)"));
        given().contentType("application/json")
                .body("{\"halfLife\":\"3d\"}")
                .put("/v1/settings")
                .then()
                .statusCode(200);
        when().get("/v1/settings").then().body("kernel", equalTo("exponential(3d)"));
    }
}

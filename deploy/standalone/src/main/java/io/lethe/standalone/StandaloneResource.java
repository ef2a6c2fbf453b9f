package io.lethe.standalone;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Says where this process keeps things, so that an import finds the broker. */
@Path("/internal/standalone")
public class StandaloneResource {

    /**
     * Where things are.
     *
     * @param kafka   the address of the broker, {@code host:port}
     * @param data    the data folder
     * @param version the version of Lethe
     */
    public record Whereabouts(String kafka, String data, String version) {}

    private final Whereabouts whereabouts;

    StandaloneResource(
            @ConfigProperty(name = "lethe.standalone.kafka", defaultValue = "") String kafka,
            @ConfigProperty(name = "lethe.standalone.data", defaultValue = "") String data,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.whereabouts = new Whereabouts(kafka, data, version);
    }

    @GET
    @Operation(hidden = true)
    public Whereabouts get() {
        return whereabouts;
    }
}

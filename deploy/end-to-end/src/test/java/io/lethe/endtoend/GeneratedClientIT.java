package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.annotation.Nonnull;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A client in Java that OpenAPI Generator makes from the description of the API, and that a program compiles against. */
class GeneratedClientIT {
    @RegisterExtension
    static final Product LETHE = new Product();

    private static final List<Class<?>> LIBRARIES =
            List.of(JsonInclude.class, JsonFactory.class, ObjectMapper.class, JavaTimeModule.class, Nonnull.class);

    /** What somebody writes who has the client. */
    private static final String PROGRAM = """
            import io.lethe.client.ApiClient;
            import io.lethe.client.api.*;
            import io.lethe.client.model.*;
            import java.math.BigDecimal;
            import java.util.List;

            public final class Program {
                public static String run(String url, String tenant) throws Exception {
                    ApiClient client = new ApiClient();
                    client.updateBaseUri(url);
                    ItemsApi items = new ItemsApi(client);
                    EventsApi events = new EventsApi(client);
                    RecommendationsApi recommendations = new RecommendationsApi(client);
                    SettingsApi settings = new SettingsApi(client);

                    items.postItems(List.of(
                            new NewItem().itemId("kayak").title("A folding kayak").categories(List.of("boats")),
                            new NewItem().itemId("canoe").title("A canoe").categories(List.of("boats"))), tenant);
                    IngestAnswer taken = events.postEvents(List.of(new NewEvent().userId("ann")
                            .type(NewEvent.TypeEnum.VIEW).itemId("kayak").timestamp("2026-01-31T18:04:00Z")), null, tenant);
                    ChangedSettings changed = settings.patchSettings(new SettingsPatch().halfLife("14d")
                            .mix(new SettingsMix().trend(new BigDecimal("0.5"))), null, tenant);
                    SettingsInForce inForce = settings.getSettings(null, null, tenant);
                    Recommendations known = recommendations.postUsersIdRecommendations("ann", new RecommendQuestion()
                            .limit(3).explain(true).after(taken.getPosition()), tenant);
                    Recommendations session = recommendations.recommendForSession(
                            new Session().words(List.of("a boat to fold")).limit(1), tenant);
                    return taken.getAccepted() + " " + changed.getChanges().size() + " " + inForce.getMix().getTrend() + " "
                            + inForce.getVersion().equals(changed.getVersion()) + " " + known.getUserId() + " "
                            + known.getSource() + " " + session.getSource();
                }
            }
            """;

    @Test
    void shouldCompileAndAsk(@TempDir Path folder) throws Exception {
        // Given
        Path description = Files.writeString(
                folder.resolve("openapi.json"),
                LETHE.tenant("client").get("/q/openapi?format=json").body());

        // When
        generate(description, folder);
        Files.writeString(folder.resolve("src/main/java/Program.java"), PROGRAM);
        Path classes = compile(folder);
        String told;
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            told = (String) loader.loadClass("Program")
                    .getMethod("run", String.class, String.class)
                    .invoke(null, LETHE.lethe().url(), "client");
        }

        // Then
        assertThat(told).isEqualTo("1 2 0.5 true ann live live");
    }

    private static void generate(Path description, Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve("generator.log");
        Process generator = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        System.getProperty("lethe.generator"),
                        "generate",
                        "--input-spec",
                        description.toString(),
                        "--output",
                        folder.toString(),
                        "--generator-name",
                        "java",
                        "--library",
                        "native",
                        "--invoker-package",
                        "io.lethe.client",
                        "--api-package",
                        "io.lethe.client.api",
                        "--model-package",
                        "io.lethe.client.model",
                        "--global-property",
                        "apis,models,supportingFiles,apiDocs=false,modelDocs=false,apiTests=false,modelTests=false",
                        "--additional-properties",
                        "useJakartaEe=true,openApiNullable=false,containerDefaultToNull=true")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(generator.waitFor()).as(Files.readString(log)).isZero();
    }

    private static Path compile(Path folder) throws IOException, URISyntaxException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path classes = Files.createDirectory(folder.resolve("classes"));
        List<String> libraries = new ArrayList<>();
        for (Class<?> library : LIBRARIES) {
            libraries.add(Path.of(library.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        }
        try (Stream<Path> sources = Files.walk(folder.resolve("src/main/java"));
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> all =
                    sources.filter(file -> file.toString().endsWith(".java")).collect(Collectors.toList());
            Path log = folder.resolve("compiler.log");
            try (var writer = Files.newBufferedWriter(log)) {
                boolean done = compiler.getTask(
                                writer,
                                files,
                                null,
                                List.of(
                                        "-d",
                                        classes.toString(),
                                        "-classpath",
                                        String.join(File.pathSeparator, libraries),
                                        "-proc:none",
                                        "-nowarn"),
                                null,
                                files.getJavaFileObjectsFromPaths(all))
                        .call();
                writer.flush();
                assertThat(done).as(Files.readString(log)).isTrue();
            }
        }
        return classes;
    }
}

package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each call in the table of docs/asking.md exists in what people start, with the parameters that the table names. */
class CallsIT {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "PATCH", "DELETE");

    @RegisterExtension
    static final Product LETHE = new Product();

    private record Call(String method, String path, Set<String> parameters) {}

    @Test
    void shouldHaveEveryCallOfTheTableWithItsParameters() {
        // Given
        Map<String, Set<String>> served = served(
                TenantCalls.json(LETHE.lethe().get("/q/openapi?format=json")).path("paths"));

        // When
        List<Call> promised = Program.document("docs/asking.md")
                .filter(line -> line.startsWith("| `"))
                .filter(line -> line.contains("/v1/"))
                .flatMap(line -> calls(line.split(" \\| ", 2)[0]).stream())
                .toList();

        // Then
        assertThat(promised).hasSizeGreaterThan(25).allSatisfy(call -> assertThat(served)
                .hasEntrySatisfying(call.method() + " " + call.path(), parameters -> assertThat(parameters)
                        .containsAll(call.parameters())));
    }

    /** The parameters of the query by method and path, with the names of variables left out. */
    private static Map<String, Set<String>> served(JsonNode paths) {
        Map<String, Set<String>> served = new TreeMap<>();
        paths.fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> {
            Set<String> names = StreamSupport.stream(
                            operation.getValue().path("parameters").spliterator(), false)
                    .map(parameter -> parameter.path("name").asText())
                    .collect(Collectors.toCollection(TreeSet::new));
            served.put(operation.getKey().toUpperCase(Locale.ROOT) + " " + nameless(path.getKey()), names);
        }));
        return served;
    }

    /** Such as those of {@code | `GET`, `PUT /v1/settings`, `GET /v1/settings/schema`}; a row without a method reads. */
    private static List<Call> calls(String cell) {
        List<Call> calls = new ArrayList<>();
        List<String> methods = new ArrayList<>();
        Matcher code = CODE.matcher(cell);
        while (code.find()) {
            String[] words = code.group(1).split(" ", 2);
            if (METHODS.contains(words[0])) {
                if (methods.size() == 1 && !calls.isEmpty()) {
                    methods.clear();
                }
                methods.add(words[0]);
            }
            String address = words[words.length - 1];
            if (address.startsWith("/")) {
                if (methods.isEmpty()) {
                    methods.add("GET");
                }
                String[] parts = address.split("\\?", 2);
                Set<String> parameters = parts.length == 1
                        ? Set.of()
                        : Pattern.compile("&")
                                .splitAsStream(parts[1])
                                .filter(name -> !name.equals("…"))
                                .map(name -> name.replaceAll("=.*", ""))
                                .collect(Collectors.toSet());
                methods.forEach(method -> calls.add(new Call(method, nameless(parts[0]), parameters)));
                String last = methods.get(methods.size() - 1);
                methods.clear();
                methods.add(last);
            }
        }
        return calls;
    }

    private static String nameless(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }
}

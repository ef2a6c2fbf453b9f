import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells Lethe of an item and of what somebody did, and asks what it makes of it. Needs a JDK of version 17 or newer and
 * nothing else; a program of yours would read the JSON with a library. Usage: {@code java Example.java [ADDRESS]}
 */
public class Example {
    private static final String USER = "ann-java";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String lethe;

    private Example(String lethe) {
        this.lethe = lethe;
    }

    public static void main(String... arguments) throws Exception {
        new Example(arguments.length > 0 ? arguments[0] : "http://localhost:8080").run();
    }

    private void run() throws Exception {
        System.out.println("1. An item");
        send("PUT", "/v1/items/kayak", """
                {"title": "A folding kayak",
                 "text": "Paddles across quiet lakes and folds into a bag.",
                 "categories": ["boats"]}""");

        System.out.println("2. What she did");
        String position = field("position", send("POST", "/v1/events", """
                [{"userId": "%1$s", "type": "like", "itemId": "kayak"},
                 {"userId": "%1$s", "type": "search", "text": "quiet lakes in autumn"}]""".formatted(USER)));

        System.out.println("3. Her interests, once that has taken effect");
        System.out.println(send("GET", "/v1/users/" + USER + "/interests?after=" + position, ""));

        System.out.println("4. What to show her, and why");
        System.out.println(
                send("GET", "/v1/users/" + USER + "/recommendations?limit=3&explain=true&after=" + position, ""));

        System.out.println("5. What changes, as it changes");
        HttpRequest stream = HttpRequest.newBuilder(URI.create(lethe + "/v1/users/" + USER + "/stream?limit=3"))
                .build();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                http.send(stream, BodyHandlers.ofInputStream()).body()))) {
            int told = 0;
            for (String line = lines.readLine(); line != null && told < 2; line = lines.readLine()) {
                if (line.startsWith("event:") || line.startsWith("id:")) {
                    System.out.println(line);
                }
                if (line.startsWith("data:") && line.contains("\"interests\"") && ++told == 1) {
                    send("POST", "/v1/events", """
                            {"userId": "%s", "type": "save", "itemId": "kayak"}""".formatted(USER));
                }
            }
        }
    }

    private String send(String method, String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(lethe + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private static String field(String name, String json) {
        Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return found.group(1);
    }
}

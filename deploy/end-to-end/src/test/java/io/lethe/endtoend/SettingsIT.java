package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Settings can be changed by the field, only against what the caller has seen, looked at beforehand, and taken back.
 */
class SettingsIT {
    @RegisterExtension
    static final Product LETHE = new Product();

    private static final String SETTINGS = "/v1/settings";

    @Test
    void shouldChangeSingleFieldsAndLeaveTheRest() {
        // Given
        TenantCalls calls = LETHE.tenant("settings-patch");
        ok(calls.put(SETTINGS, "{\"kernel\":\"exponential(7d)\",\"mix\":{\"trend\":0.2},\"diversity\":0.3}"));

        // When
        JsonNode patched = ok(calls.patch(SETTINGS, "{\"mix\":{\"trend\":null,\"text\":0.5}}"));
        JsonNode yaml = ok(calls.send(
                "PATCH", SETTINGS, BodyPublishers.ofString("halfLife: 14d\n"), "Content-Type", "application/yaml"));
        JsonNode merge = ok(calls.send(
                "PATCH",
                SETTINGS,
                BodyPublishers.ofString("{\"exploration\":0.1}"),
                "Content-Type",
                "application/merge-patch+json"));
        HttpResponse<String> wrong = calls.patch(SETTINGS, "{\"mix\":{\"tend\":0.5},\n\"diversity\":7}");

        // Then
        assertThat(changes(patched)).containsExactly("mix.text 0.2 0.5", "mix.trend 0.2 0.03");
        assertThat(changes(yaml)).containsExactly("kernel \"exponential(7d)\" \"exponential(14d)\"");
        assertThat(changes(merge)).containsExactly("exploration 0 0.1");
        JsonNode inForce = calls.json(SETTINGS);
        assertThat(inForce.path("version")).isEqualTo(merge.path("version"));
        assertThat(inForce.path("diversity").asDouble()).isEqualTo(0.3);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(TenantCalls.json(wrong).path("errors").findValuesAsText("field"))
                .containsExactly("mix.tend", "diversity");
        assertThat(TenantCalls.json(wrong).path("errors").findValuesAsText("line"))
                .containsExactly("1", "2");
    }

    @Test
    void shouldSayWhatAWholeDocumentResets() {
        // Given
        TenantCalls calls = LETHE.tenant("settings-reset");
        ok(calls.put(SETTINGS, "{\"mix\":{\"trend\":0.2},\"diversity\":0.3}"));

        // When
        JsonNode half = ok(calls.put(SETTINGS, "{\"diversity\":0.4}"));
        JsonNode same = ok(calls.put(SETTINGS, half.toString()));

        // Then
        assertThat(texts(half.path("reset"))).containsExactly("mix.trend");
        assertThat(changes(half)).containsExactly("mix.trend 0.2 0.03", "diversity 0.3 0.4");
        assertThat(same.path("changes")).isEmpty();
        assertThat(same.path("version")).isEqualTo(half.path("version"));
    }

    @Test
    void shouldRefuseAChangeOfOtherSettingsThanTheCallerHasSeen() {
        // Given
        TenantCalls calls = LETHE.tenant("settings-match");
        String seen = tag(calls.get(SETTINGS));
        HttpResponse<String> first = conditional(calls, "PATCH", SETTINGS, "{\"diversity\":0.2}", seen);

        // When
        HttpResponse<String> late = conditional(calls, "PUT", SETTINGS, "{\"diversity\":0.9}", seen);
        HttpResponse<String> lateUndo = conditional(calls, "POST", SETTINGS + "/undo", "", seen);
        HttpResponse<String> fresh = conditional(calls, "PATCH", SETTINGS, "{\"diversity\":0.25}", tag(first));

        // Then
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(TenantCalls.json(late).path("detail").asText())
                .contains(tag(first).replace("\"", ""))
                .contains(seen.replace("\"", ""));
        assertThat(lateUndo.statusCode()).isEqualTo(412);
        assertThat(ok(fresh).path("diversity").asDouble()).isEqualTo(0.25);
        assertThat(calls.send("GET", SETTINGS, BodyPublishers.noBody(), "If-None-Match", tag(fresh))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void shouldKeepWhatWasAndGoBackToIt() {
        // Given
        TenantCalls calls = LETHE.tenant("settings-history");
        String defaults = calls.json(SETTINGS).path("version").asText();
        String one =
                ok(calls.patch(SETTINGS, "{\"diversity\":0.2}")).path("version").asText();
        String two =
                ok(calls.patch(SETTINGS, "{\"diversity\":0.3}")).path("version").asText();
        ok(calls.put(SETTINGS, "{\"mix\":{\"trend\":0.2}}"));

        // When
        JsonNode undone = ok(calls.post(SETTINGS + "/undo", ""));
        JsonNode again = ok(calls.post(SETTINGS + "/undo", ""));
        JsonNode beginning = ok(calls.post(SETTINGS + "/undo", ""));
        HttpResponse<String> nothingLeft = calls.post(SETTINGS + "/undo", "");
        JsonNode restored = ok(calls.post(SETTINGS + "/restore?version=" + two, ""));
        JsonNode history = calls.json(SETTINGS + "/history");

        // Then
        assertThat(undone.path("version").asText()).isEqualTo(two);
        assertThat(again.path("version").asText()).isEqualTo(one);
        assertThat(beginning.path("version").asText()).isEqualTo(defaults);
        assertThat(nothingLeft.statusCode()).isEqualTo(409);
        assertThat(restored.path("diversity").asDouble()).isEqualTo(0.3);
        assertThat(history.path("history").findValuesAsText("how"))
                .containsExactly("restore", "undo", "undo", "undo", "put", "patch", "patch");
        assertThat(history.path("history").findValuesAsText("number"))
                .containsExactly("7", "6", "5", "4", "3", "2", "1");
        assertThat(changes(history.path("history").get(4))).containsExactly("mix.trend 0.03 0.2", "diversity 0.3 0.1");
        assertThat(history.at("/history/0/inForce").asBoolean()).isTrue();
        assertThat(calls.json(SETTINGS + "?version=" + one).path("diversity").asDouble())
                .isEqualTo(0.2);
        assertThat(calls.post(SETTINGS + "/restore?version=0123456789ab", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldTellTheHistoryPageByPage() {
        // Given
        TenantCalls calls = LETHE.tenant("settings-pages");
        for (int i = 1; i <= 5; i++) {
            ok(calls.patch(SETTINGS, "{\"diversity\":0." + i + "5}"));
        }

        // When
        List<String> numbers = new ArrayList<>();
        String next = "";
        int pages = 0;
        do {
            JsonNode page = calls.json(SETTINGS + "/history?limit=2" + next);
            numbers.addAll(page.path("history").findValuesAsText("number"));
            next = page.has("next") ? "&before=" + page.path("next").asText() : "";
            pages++;
        } while (!next.isEmpty());

        // Then
        assertThat(numbers).containsExactly("5", "4", "3", "2", "1");
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void shouldShowWhatOtherSettingsWouldChangeWithoutPuttingThemInForce() {
        // Given
        TenantCalls calls = LETHE.tenant("settings-preview");
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            String kind = i % 2 == 0 ? "Sailing" : "Baking";
            items.append("{\"itemId\":\"p-%d\",\"title\":\"%s number %d\",\"categories\":[\"%s\"]}\n"
                    .formatted(i, kind, i, kind));
        }
        calls.accepted("/v1/items", items.toString());
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            events.append("{\"userId\":\"crowd-%d\",\"itemId\":\"p-%d\",\"type\":\"purchase\"}\n"
                    .formatted(i % 6, (i * 7) % 30));
        }
        events.append("{\"userId\":\"mira\",\"itemId\":\"p-0\",\"type\":\"purchase\"}\n");
        calls.accepted("/v1/events", events.toString());
        LETHE.awaitSettled();
        JsonNode before = calls.json("/v1/users/mira/recommendations");

        // When
        String patch = "{\"mix\":{\"trend\":50,\"neighbour\":0,\"interest\":0,\"text\":0,\"words\":0}}";
        JsonNode preview = ok(calls.post(SETTINGS + "/preview?users=mira,nobody-at-all", patch));
        JsonNode sample = ok(calls.post(SETTINGS + "/preview?sample=4&seed=3", patch));
        JsonNode sameSample = ok(calls.post(SETTINGS + "/preview?sample=4&seed=3", patch));
        JsonNode nothing = ok(calls.post(SETTINGS + "/preview?users=mira", "{}"));
        HttpResponse<String> wrong = calls.post(SETTINGS + "/preview", "{\"mix\":{\"trend\":-1}}");

        // Then
        assertThat(calls.json(SETTINGS).path("version")).isEqualTo(preview.path("version"));
        assertThat(calls.json(SETTINGS + "/history").path("history")).isEmpty();
        JsonNode mira = preview.at("/users/0");
        assertThat(mira.path("userId").asText()).isEqualTo("mira");
        assertThat(mira.path("before").findValuesAsText("itemId"))
                .isEqualTo(before.path("items").findValuesAsText("itemId"));
        assertThat(mira.path("changed").asInt() + mira.path("moved").asInt()).isPositive();
        assertThat(mira.path("enter")).hasSameSizeAs(mira.path("leave"));
        assertThat(preview.at("/summary/users").asInt()).isEqualTo(2);
        assertThat(preview.at("/summary/meanOverlap").asDouble()).isBetween(0.0, 1.0);
        assertThat(preview.path("complete").asBoolean()).isTrue();
        ok(calls.patch(SETTINGS, patch));
        assertThat(calls.json("/v1/users/mira/recommendations").path("items").findValuesAsText("itemId"))
                .isEqualTo(mira.path("after").findValuesAsText("itemId"));
        assertThat(sample.path("users")).hasSize(4);
        assertThat(sameSample.path("users").findValuesAsText("userId"))
                .isEqualTo(sample.path("users").findValuesAsText("userId"));
        assertThat(nothing.at("/summary/changed").asInt()).isZero();
        assertThat(nothing.at("/summary/meanOverlap").asDouble()).isEqualTo(1);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(TenantCalls.json(wrong).path("field").asText()).isEqualTo("mix.trend");
    }

    private static JsonNode ok(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TenantCalls.json(response);
    }

    private static HttpResponse<String> conditional(
            TenantCalls calls, String method, String path, String json, String tag) {
        return calls.send(
                method, path, BodyPublishers.ofString(json), "Content-Type", "application/json", "If-Match", tag);
    }

    private static String tag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    private static List<String> changes(JsonNode answer) {
        List<String> changes = new ArrayList<>();
        answer.path("changes")
                .forEach(one -> changes.add(one.path("path").asText() + " " + one.path("from") + " " + one.path("to")));
        return changes;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}

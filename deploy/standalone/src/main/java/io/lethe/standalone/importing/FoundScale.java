package io.lethe.standalone.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.command.RefusalException;
import io.lethe.evaluation.dataset.file.FileFinding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The scale of the ratings in files, where that is not the usual half a star to five. It belongs into the tenant's
 * settings before anything is sent, or ingest refuses what lies outside.
 */
public final class FoundScale {
    private static final String SETTINGS = "/v1/settings";
    private static final Pattern ENDS = Pattern.compile("(-?[0-9.]*[0-9])\\.\\.(-?[0-9.]*[0-9])");
    private static final double USUAL_LOWEST = 0.5;
    private static final double USUAL_HIGHEST = 5;
    private static final String RULES = "/internal/ingest/rules?tenant=";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration LONGEST_WAY = Duration.ofMinutes(1);

    private FoundScale() {}

    /** Sets it, if the settings have no scale of their own, and says so. */
    public static void set(List<FileFinding> findings, String tenant, LetheClient client, Consumer<String> say) {
        Optional<ObjectNode> found = of(findings);
        if (found.isEmpty()) {
            return;
        }
        ObjectNode scale = found.get();
        String ends = number(scale.path("lowest")) + " to " + number(scale.path("highest"));
        JsonNode settings = client.getPatiently(SETTINGS, tenant);
        JsonNode inForce = settings.path("rating");
        if (!inForce.isObject()) {
            return;
        }
        if (!isUsual(inForce)) {
            if (!same(inForce, scale)) {
                say.accept("The ratings look like a scale from " + ends + ", and the settings say rating: " + inForce
                        + ". They stay as they are");
            }
            return;
        }
        if (isSet(scale, settings, tenant, client)) {
            say.accept("The ratings go from " + ends
                    + ": rating.lowest and rating.highest are set so in the settings of " + tenant);
            awaitTaken(scale, tenant, client);
        } else {
            say.accept("The ratings go from " + ends + ": set rating: " + scale + " in the settings of " + tenant
                    + ", or what lies outside of 0.5 to 5 is refused");
        }
    }

    /** Each service follows the settings by itself: what is sent now must be cleaned by the new scale. */
    private static void awaitTaken(JsonNode scale, String tenant, LetheClient client) {
        long deadline = System.nanoTime() + LONGEST_WAY.toNanos();
        while (!same(client.getPatiently(RULES + tenant).path("rating"), scale)) {
            if (System.nanoTime() > deadline) {
                throw new RefusalException("Ingest does not follow the settings: a minute after rating.lowest and"
                        + " rating.highest were set, it still goes by the old ones; " + client.url()
                        + "/q/health says what is wrong");
            }
            Waiting.pause(BETWEEN_LOOKS);
        }
    }

    /** Changes the scale and nothing else, by a patch, or by the whole document where a Lethe takes no patch. */
    private static boolean isSet(ObjectNode scale, JsonNode settings, String tenant, LetheClient client) {
        ObjectNode change = JsonNodeFactory.instance.objectNode().set("rating", scale);
        if (client.change("PATCH", SETTINGS, tenant, change)) {
            return true;
        }
        ObjectNode whole = settings.deepCopy();
        whole.remove(List.of("version", "halfLifeSeconds"));
        whole.set("rating", scale);
        return client.change("PUT", SETTINGS, tenant, whole);
    }

    /** The scale that a finding names. */
    static Optional<ObjectNode> of(List<FileFinding> findings) {
        for (FileFinding finding : findings) {
            Matcher ends = ENDS.matcher(finding.advice());
            if (finding.kind().equals("scale") && ends.find()) {
                return Optional.of(JsonNodeFactory.instance
                        .objectNode()
                        .put("lowest", Double.parseDouble(ends.group(1)))
                        .put("highest", Double.parseDouble(ends.group(2))));
            }
        }
        return Optional.empty();
    }

    private static String number(JsonNode node) {
        return node.asText().replaceFirst("\\.0$", "");
    }

    private static boolean isUsual(JsonNode scale) {
        return scale.path("lowest").asDouble() == USUAL_LOWEST
                && scale.path("highest").asDouble() == USUAL_HIGHEST;
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.path("lowest").asDouble() == other.path("lowest").asDouble()
                && one.path("highest").asDouble() == other.path("highest").asDouble();
    }
}

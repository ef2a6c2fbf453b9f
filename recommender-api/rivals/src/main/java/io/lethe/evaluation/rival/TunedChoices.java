package io.lethe.evaluation.rival;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.evaluation.model.Family;
import io.lethe.evaluation.model.LetheFamily;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.evaluation.tune.Parameter;
import io.lethe.recommend.settings.SettingsDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was chosen for a rival of Lethe, as a file has it: {@code {"model": …, "choices": {…}, "trials": N}}.
 *
 * @param family the rival
 * @param chosen a value for each of its parameters
 * @param trials how many trials it was chosen among; 1 for its defaults
 */
public record TunedChoices(Family family, Chosen chosen, int trials) {

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read, or does not have what a rival asks for, saying why
     */
    public static TunedChoices read(Path file) throws IOException {
        JsonNode json;
        try {
            json = new ObjectMapper().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IOException("The choices " + file + " cannot be read", e);
        }
        String model = json.path("model").asText();
        Family family = Models.besideLethe(model, SettingsDocument.defaults(), false)
                .orElseThrow(() -> new IOException(file + " has choices for '" + model + "'; there are "
                        + String.join(
                                ", ",
                                Models.tunable().stream()
                                        .filter(name -> !name.equals(LetheFamily.NAME))
                                        .toList())));
        TreeMap<String, String> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> choice : json.path("choices").properties()) {
            values.put(choice.getKey(), choice.getValue().asText());
        }
        Set<String> wanted =
                new TreeSet<>(family.space().stream().map(Parameter::name).toList());
        if (!wanted.equals(values.keySet())) {
            throw new IOException(
                    file + " has choices of " + values.keySet() + " for " + model + ", which has " + wanted);
        }
        return new TunedChoices(family, new Chosen(values), json.path("trials").asInt(1));
    }

    /** The rival's name. */
    public String model() {
        return family.name();
    }

    /** What a file has. Numbers are written as numbers. */
    public ObjectNode json(ObjectMapper mapper) {
        ObjectNode json = mapper.createObjectNode().put("model", model());
        ObjectNode choices = json.putObject("choices");
        for (Parameter parameter : family.space()) {
            String name = parameter.name();
            if (parameter instanceof Parameter.Real) {
                choices.put(name, chosen.real(name));
            } else if (parameter instanceof Parameter.Whole) {
                choices.put(name, chosen.whole(name));
            } else {
                choices.put(name, chosen.word(name));
            }
        }
        return json.put("trials", trials);
    }
}

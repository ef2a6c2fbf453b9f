package io.lethe.evaluation.dataset.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The layouts that ship with Lethe: one mapping each, in {@code layouts/}, listed in {@code layouts/index}. */
public final class Layouts {
    private static final List<Mapping> ALL = read();

    private Layouts() {}

    /** All of them; where two fit equally well, the earlier one is meant. */
    public static List<Mapping> all() {
        return ALL;
    }

    private static List<Mapping> read() {
        List<Mapping> layouts = new ArrayList<>();
        for (String name : text("index")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList()) {
            MappingReading reading = MappingYaml.read(text(name), name);
            if (!(reading instanceof MappingReading.Read read)) {
                throw new IllegalStateException(String.join("\n", ((MappingReading.Refused) reading).errors()));
            }
            layouts.add(read.mapping());
        }
        return List.copyOf(layouts);
    }

    private static String text(String name) {
        try (InputStream in = Layouts.class.getResourceAsStream("layouts/" + name)) {
            if (in == null) {
                throw new IllegalStateException("There is no layout " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

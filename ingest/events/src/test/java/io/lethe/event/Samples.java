package io.lethe.event;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The values behind the golden file of stored forms. They never change; new versions add others. */
final class Samples {
    static final Interaction FULL = new Interaction(
            "shop-1",
            "ada",
            "e-1",
            "film-7",
            "rating",
            4.5,
            "Quiet, and the sea — 海.",
            0.25,
            42_000L,
            1_769_882_640_123L,
            -7,
            new TreeMap<>(Map.of("device", "phone", "page", "höme")));
    static final Interaction LEAST = Interaction.of("default", "u", "", "i", "view", 0);
    static final Interaction WORDS = new Interaction(
            "default", "u", "~x", null, "search", null, "sailing", null, null, -1, 0, new TreeMap<>(Map.of()));

    static final Item ITEM = new Item(
            "shop-1",
            "film-7",
            "The Long Tide",
            "Two sisters sail.\nAnd back.",
            List.of("Film", "Drama"),
            new TreeMap<>(Map.of(
                    "year",
                    2019.0,
                    "restored",
                    false,
                    "dubbed",
                    true,
                    "studio",
                    "Höhe",
                    "languages",
                    List.of("en", "pt"))),
            true,
            -1_000_000_000_000L,
            GivenVector.of(0.5f, -1f, 3.25e-7f));
    static final Item LEAST_ITEM = Item.of("default", "i", "i", "");

    static final UserKey USER = new UserKey("shop-1", "ada 海");
    static final Origin ORIGIN = new Origin("lethe.events", 3, 1_234_567_890_123L);
    static final Position POSITION =
            new Position(new TreeMap<>(Map.of(0, 42L, 3, 1_234_567_890_123L)), new TreeMap<>(Map.of(1, 0L)));

    private Samples() {}
}

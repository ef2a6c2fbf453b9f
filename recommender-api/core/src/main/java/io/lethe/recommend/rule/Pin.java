package io.lethe.recommend.rule;

import java.util.Objects;

/**
 * An item that is to stand at one place of a list, whatever its score and whether or not the user has had it.
 *
 * @param itemId the item
 * @param place  its place, from 1
 */
public record Pin(String itemId, int place) {
    public Pin {
        Objects.requireNonNull(itemId, "itemId");
        if (place < 1) {
            throw new IllegalArgumentException("a pin's place is at least 1, not " + place);
        }
    }

    /**
     * The pin that a text stands for: an item's id, {@code @} and a place, like {@code p-17@3}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Pin parse(String text) {
        int sign = text.lastIndexOf('@');
        String place = text.substring(sign + 1).strip();
        if (sign <= 0 || !place.matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException(
                    "a pin is an item's id, @ and a place from 1, like p-17@3, not '" + text + "'");
        }
        return new Pin(text.substring(0, sign), Integer.parseInt(place));
    }
}

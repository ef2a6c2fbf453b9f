package io.lethe.recommend.rule;

import java.util.Objects;

/**
 * Fixes an item to a place of the list, regardless of its score and of the user's history.
 *
 * @param itemId the item
 * @param place  the place, from 1
 */
public record Pin(String itemId, int place) {
    public Pin {
        Objects.requireNonNull(itemId, "itemId");
        if (place < 1) {
            throw new IllegalArgumentException("a pin's place is at least 1, not " + place);
        }
    }

    /**
     * Parses a pin: an item's id, {@code @} and a place, such as {@code p-17@3}.
     *
     * @throws IllegalArgumentException if the text is not a pin
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

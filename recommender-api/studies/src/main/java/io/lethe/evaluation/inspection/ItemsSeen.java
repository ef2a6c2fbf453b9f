package io.lethe.evaluation.inspection;

import io.lethe.event.Item;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;

/** The items that a data set has or speaks of. Not their texts: of these there are hashes and counts. */
final class ItemsSeen {

    /** What a letter belongs to, roughly. */
    enum Script {
        LATIN,
        CHINESE_JAPANESE_KOREAN,
        OTHER
    }

    private final Names names = new Names();
    private final BitSet known = new BitSet();
    private final BitSet untitled = new BitSet();
    private final BitSet withoutText = new BitSet();
    private final LongTable contents = new LongTable();
    private final LongTable titles = new LongTable();
    private final Map<Script, Long> letters = new EnumMap<>(Script.class);
    private long sameAgain;
    private long rivals;

    int numberOf(String itemId) {
        return names.numberOf(itemId);
    }

    void put(Item item) {
        int number = names.numberOf(item.itemId());
        long says = LongTable.hash(item.available() ? 1 : 2, item.describe() + item.attributes()) >>> 1;
        if (known.get(number)) {
            if (contents.get(number + 1L, -1) == says) {
                sameAgain++;
            } else {
                rivals++;
            }
            return;
        }
        known.set(number);
        contents.put(number + 1L, says);
        boolean noTitle = item.title().equals(item.itemId());
        untitled.set(number, noTitle);
        withoutText.set(
                number, item.vector() == null && (noTitle ? item.text() : item.title() + item.text()).isBlank());
        if (!noTitle) {
            long title = LongTable.hash(0, item.title());
            titles.put(title, titles.get(title, 0) + 1);
        }
        item.describe()
                .codePoints()
                .filter(Character::isLetter)
                .forEach(letter -> letters.merge(script(letter), 1L, Long::sum));
    }

    /** The items of the catalogue and those that only events speak of. */
    int size() {
        return names.size();
    }

    String name(int number) {
        return names.name(number);
    }

    boolean isKnown(int number) {
        return known.get(number);
    }

    /** The items of the catalogue. */
    int catalogue() {
        return known.cardinality();
    }

    int untitled() {
        return untitled.cardinality();
    }

    /** Items of which nothing is known but their id. */
    int withoutText() {
        return withoutText.cardinality();
    }

    /** Items whose title another one bears too. */
    long sharingTitles() {
        return catalogue() - untitled() - titles.size() + titles.countAbove(1);
    }

    long sameAgain() {
        return sameAgain;
    }

    long rivals() {
        return rivals;
    }

    /** How many letters the texts have of each script. */
    Map<Script, Long> letters() {
        return letters;
    }

    private static Script script(int letter) {
        return switch (Character.UnicodeScript.of(letter)) {
            case LATIN -> Script.LATIN;
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> Script.CHINESE_JAPANESE_KOREAN;
            default -> Script.OTHER;
        };
    }
}

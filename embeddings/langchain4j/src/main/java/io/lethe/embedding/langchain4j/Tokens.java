package io.lethe.embedding.langchain4j;

import ai.djl.huggingface.tokenizers.Encoding;
import java.util.Arrays;

/**
 * What a network reads of a text: the numbers of its tokens and their kinds, those that frame it included. Two texts
 * of equal tokens are one to the network. Immutable.
 */
final class Tokens {
    private static final int[] ALL_ZERO = {};

    private final int[] ids;
    private final int[] types;

    private Tokens(int[] ids, int[] types) {
        this.ids = ids;
        this.types = types;
    }

    static Tokens of(Encoding encoding) {
        long[] kinds = encoding.getTypeIds();
        return new Tokens(
                narrowed(encoding.getIds()),
                Arrays.stream(kinds).allMatch(kind -> kind == 0) ? ALL_ZERO : narrowed(kinds));
    }

    /** These tokens, of the first kind. */
    static Tokens of(int... ids) {
        return new Tokens(ids.clone(), ALL_ZERO);
    }

    /** The first tokens of these repeated again and again, of the first kind. */
    Tokens repeatedTo(int length) {
        int[] repeated = new int[length];
        Arrays.setAll(repeated, i -> ids[i % ids.length]);
        return new Tokens(repeated, ALL_ZERO);
    }

    /** How many there are. */
    int length() {
        return ids.length;
    }

    /** The number of the {@code i}-th in the vocabulary. */
    int id(int i) {
        return ids[i];
    }

    /** The kind of the {@code i}-th: 0 unless the tokenizer tells sentences apart. */
    int type(int i) {
        return types.length == 0 ? 0 : types[i];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tokens that && Arrays.equals(ids, that.ids) && Arrays.equals(types, that.types);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ids);
    }

    @Override
    public String toString() {
        return "Tokens" + Arrays.toString(ids);
    }

    private static int[] narrowed(long[] numbers) {
        return Arrays.stream(numbers).mapToInt(Math::toIntExact).toArray();
    }
}

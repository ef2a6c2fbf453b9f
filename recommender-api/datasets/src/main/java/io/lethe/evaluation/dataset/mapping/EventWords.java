package io.lethe.evaluation.dataset.mapping;

import io.lethe.event.InteractionType;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What shops and logs call the types of events. */
public final class EventWords {
    private static final Map<String, String> WORDS = new HashMap<>();

    static {
        Arrays.stream(InteractionType.values()).forEach(type -> WORDS.put(type.code(), type.code()));
        add(
                "view",
                "pv",
                "pageview",
                "productview",
                "viewed",
                "detail",
                "browse",
                "visit",
                "open",
                "itemview",
                "viewitem",
                "read",
                "seen",
                "ansehen",
                "vue",
                "vista");
        add("click", "clicks", "clicked", "clk", "tap", "clickout", "select");
        add("impression", "impressions", "show", "shown", "exposure", "imp", "display");
        add(
                "cart",
                "addtocart",
                "addcart",
                "cartadd",
                "atc",
                "basket",
                "addtobasket",
                "warenkorb",
                "panier",
                "incart",
                "addedtocart");
        add(
                "purchase",
                "purchased",
                "buy",
                "bought",
                "transaction",
                "order",
                "ordered",
                "sale",
                "checkout",
                "conversion",
                "kauf",
                "achat",
                "compra",
                "pay",
                "paid",
                "orderplaced");
        add("return", "returned", "refund", "refunded", "retoure", "cancel");
        add("like", "liked", "thumbsup", "upvote", "heart", "love", "favoriert");
        add("dislike", "disliked", "thumbsdown", "downvote");
        add(
                "save",
                "saved",
                "fav",
                "favorite",
                "favourite",
                "wishlist",
                "bookmark",
                "addtowishlist",
                "collect",
                "addtofavorites");
        add("play", "played", "watch", "watched", "listen", "listened", "stream", "videoview");
        add("rating", "rate", "rated", "stars", "score");
        add("review", "reviewed");
        add("search", "searched", "query", "suche");
        add("comment", "commented", "reply");
        add("share", "shared", "forward", "retweet");
        add("skip", "skipped");
        add("hide", "hidden", "block", "notinterested");
        add("tag", "tagged");
    }

    private EventWords() {}

    private static void add(String type, String... words) {
        for (String word : words) {
            WORDS.put(word, type);
        }
    }

    /** The type that a word means; empty if it means none. */
    public static Optional<String> of(String word) {
        return Optional.ofNullable(WORDS.get(ColumnNames.plain(word.toLowerCase(Locale.ROOT))));
    }

    /** The types of those words that are not types themselves. */
    public static Map<String, String> of(Collection<String> words) {
        Map<String, String> types = new LinkedHashMap<>();
        for (String word : words) {
            of(word).filter(type -> !type.equals(word)).ifPresent(type -> types.put(word, type));
        }
        return types;
    }
}

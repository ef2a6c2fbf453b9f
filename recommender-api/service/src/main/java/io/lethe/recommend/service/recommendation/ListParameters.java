package io.lethe.recommend.service.recommendation;

import io.lethe.interest.signal.Circumstance;
import io.lethe.interest.signal.ContextKey;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.parameter.RepeatPolicy;
import io.lethe.recommend.parameter.SeenPolicy;
import io.lethe.recommend.rule.Boost;
import io.lethe.recommend.rule.Cap;
import io.lethe.recommend.rule.Pin;
import io.lethe.recommend.rule.Rules;
import io.lethe.recommend.service.http.BodyFields;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.known.Warnings;
import io.lethe.recommend.service.known.Warnings.Warning;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** List parameters of a call, from the query or from body fields of the same names. */
public final class ListParameters {
    /** Their names. */
    static final Set<String> NAMES = Set.of(
            "limit",
            "category",
            "excludeCategory",
            "filter",
            "exclude",
            "boost",
            "pin",
            "cap",
            "repeat",
            "seen",
            "diversity",
            "steering",
            "novelty",
            "serendipity",
            "exploration",
            "context");

    private static final int MOST = 100;

    @RestQuery
    @Parameter(
            description = "How many items, 1 to 100",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "10"))
    public @Nullable String limit;

    @RestQuery
    @Parameter(description = "Only items of this category; of several, of any of them", example = "Sea")
    public List<String> category = List.of();

    @RestQuery
    @Parameter(description = "No items of this category", example = "Kitchen")
    public List<String> excludeCategory = List.of();

    @RestQuery
    @Parameter(
            description =
                    "name:value, name:one|other, name>=number, <=, >, <; with ! before it, what is not so; all have to hold",
            example = "brand:Acme|Knot")
    public List<String> filter = List.of();

    @RestQuery
    @Parameter(
            description = "Items that are not wanted; several with commas between them, a comma in an id being %2C",
            example = "p-3,p-4")
    public List<String> exclude = List.of();

    @RestQuery
    @Parameter(
            description = "Items that count for more, or less: a filter, * and a factor",
            example = "category:Sea*1.5")
    public List<String> boost = List.of();

    @RestQuery
    @Parameter(description = "An item's id, @ and the place from 1 where it is to stand", example = "p-17@3")
    public List<String> pin = List.of();

    @RestQuery
    @Parameter(
            description = "At most so many items of one value: category:number or attribute:name:number",
            example = "attribute:brand:1")
    public List<String> cap = List.of();

    @RestQuery
    @Parameter(
            description = "Whether items come back that the user has had: auto is by habit",
            schema = @Schema(enumeration = {"auto", "never", "allow"}))
    public @Nullable String repeat;

    @RestQuery
    @Parameter(
            description =
                    "What becomes of items that the user has seen: lower is less relevance, exclude leaves them out, allow is no difference",
            schema =
                    @Schema(
                            enumeration = {"lower", "exclude", "allow"},
                            defaultValue = "lower"))
    public @Nullable String seen;

    @RestQuery
    @Parameter(description = "How much to avoid items that are alike, 0 to 1", example = "0.1")
    public @Nullable String diversity;

    @RestQuery
    @Parameter(
            description = "How far the list follows interests: from 0, the likeliest next choices, to 1, places in"
                    + " proportion to interests",
            example = "0.5")
    public @Nullable String steering;

    @RestQuery
    @Parameter(description = "How much popular items lose, 0 to 1", example = "0.2")
    public @Nullable String novelty;

    @RestQuery
    @Parameter(description = "How much items gain that are far from the user's interests, 0 to 1", example = "0.2")
    public @Nullable String serendipity;

    @RestQuery
    @Parameter(description = "The share of the places that go to items with few events, 0 to 1", example = "0.1")
    public @Nullable String exploration;

    @RestQuery
    @Parameter(
            description =
                    "A fact of the context, as key:value. The list then weighs items by how much more often they are"
                            + " chosen in it; keys are device, channel, place, company, activity, daypart, hour and weekday, as far"
                            + " as settings have them",
            example = "device:phone")
    public List<String> context = List.of();

    /** The same in a body. */
    static ListParameters of(BodyFields body) {
        ListParameters given = new ListParameters();
        given.limit = body.text("limit");
        given.category = body.texts("category");
        given.excludeCategory = body.texts("excludeCategory");
        given.filter = body.texts("filter");
        given.exclude = body.texts("exclude");
        given.boost = body.texts("boost");
        given.pin = body.texts("pin");
        given.cap = body.texts("cap");
        given.repeat = body.text("repeat");
        given.seen = body.text("seen");
        given.diversity = body.text("diversity");
        given.steering = body.text("steering");
        given.novelty = body.text("novelty");
        given.serendipity = body.text("serendipity");
        given.exploration = body.text("exploration");
        given.context = body.texts("context");
        return given;
    }

    /** The same, with the ids of a query read by what there is in a catalogue. */
    ListParameters named(Catalogue catalogue) {
        exclude = Parameters.ids(exclude, catalogue);
        return this;
    }

    /** The request, where settings say what the caller does not. */
    public RecommendationRequest request(RankingSettings settings) {
        int count = Parameters.count(
                "limit", limit, RecommendationsResource.DEFAULT_LIMIT, RecommendationsResource.LARGEST_LIMIT);
        return new RecommendationRequest(
                count,
                items(),
                Parameters.ids(exclude),
                Parameters.share("diversity", diversity, settings.diversity()),
                rules(count, settings),
                circumstances(settings));
    }

    private List<Circumstance> circumstances(RankingSettings settings) {
        Map<ContextKey, Circumstance> all = new EnumMap<>(ContextKey.class);
        for (String one : context) {
            Circumstance in = CircumstanceText.read(one, settings.context().keys());
            Circumstance other = all.putIfAbsent(in.key(), in);
            if (other != null && !other.equals(in)) {
                throw ProblemException.badField(
                        CircumstanceText.FIELD,
                        "The key " + in.key().code() + " is there as '" + other.value() + "' and as '" + in.value()
                                + "'; leave one of them out.");
            }
        }
        return List.copyOf(all.values());
    }

    /** What it names that no item of the catalogue has; only once it could be read. */
    @Nullable
    List<Warning> warnings(Catalogue catalogue) {
        Warnings warnings = new Warnings(catalogue);
        category.forEach(one -> warnings.look("category", new ItemFilter.InCategory(one)));
        excludeCategory.forEach(one -> warnings.look("excludeCategory", new ItemFilter.InCategory(one)));
        filter.forEach(one -> warnings.look("filter", ItemFilter.parse(one)));
        boost.forEach(one -> warnings.look("boost", Boost.parse(one).items()));
        pin.forEach(one -> warnings.look(Pin.parse(one)));
        cap.forEach(one -> warnings.look(Cap.parse(one)));
        warnings.lookAtExcluded(Parameters.ids(exclude));
        context.forEach(one -> warnings.look(CircumstanceText.FIELD, CircumstanceText.read(one)));
        return warnings.found();
    }

    private ItemFilter items() {
        List<ItemFilter> all = new ArrayList<>();
        all.add(Parameters.filter(category, some("filter", filter)));
        for (String one : excludeCategory) {
            all.add(new ItemFilter.Not(Parameters.category("excludeCategory", one)));
        }
        return new ItemFilter.All(all);
    }

    private SeenPolicy seenPolicy() {
        String asked = seen;
        return asked == null
                ? SeenPolicy.LOWER
                : SeenPolicy.ofCode(asked)
                        .orElseThrow(() -> ProblemException.badField(
                                "seen", "This is lower, exclude or allow, not '" + asked + "'."));
    }

    private Rules rules(int places, RankingSettings settings) {
        SeenPolicy ofSeen = seenPolicy();
        RepeatPolicy ofUsed = policy();
        if (ofSeen == SeenPolicy.EXCLUDE && ofUsed instanceof RepeatPolicy.Allow) {
            throw ProblemException.badField(
                    "seen", "This leaves out what the user has had, and repeat=allow brings it back; leave one out.");
        }
        if (ofSeen == SeenPolicy.ALLOW && ofUsed == null) {
            ofUsed = RepeatPolicy.ALLOW;
        }
        List<Pin> pins = read("pin", pin, Pin::parse);
        for (Pin one : pins) {
            if (one.place() > places) {
                throw ProblemException.badField(
                        "pin",
                        "The list has " + places + " places, so nothing is pinned to place " + one.place() + ".");
            }
        }
        try {
            return new Rules(
                    read("boost", boost, Boost::parse),
                    pins,
                    read("cap", cap, Cap::parse),
                    Parameters.share("novelty", novelty, 0),
                    Parameters.share("serendipity", serendipity, 0),
                    Parameters.share("exploration", exploration, settings.exploration()),
                    ofUsed,
                    ofSeen,
                    Parameters.share("steering", steering, settings.mix().steering()));
        } catch (IllegalArgumentException e) {
            throw ProblemException.badField("pin", sentence(e));
        }
    }

    private @Nullable RepeatPolicy policy() {
        String asked = repeat;
        return asked == null
                ? null
                : RepeatPolicy.ofCode(asked)
                        .orElseThrow(() -> ProblemException.badField(
                                "repeat", "This is auto, never or allow, not '" + asked + "'."));
    }

    private static <T> List<T> read(String field, List<String> texts, Function<String, T> parser) {
        List<T> all = new ArrayList<>();
        for (String text : some(field, texts)) {
            try {
                all.add(parser.apply(text));
            } catch (IllegalArgumentException e) {
                throw ProblemException.badField(field, sentence(e));
            }
        }
        return all;
    }

    private static List<String> some(String field, List<String> texts) {
        if (texts.size() > MOST) {
            throw ProblemException.badField(field, "There may be " + MOST + " of these at the most.");
        }
        return texts;
    }

    private static String sentence(IllegalArgumentException e) {
        String reason = String.valueOf(e.getMessage());
        return Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".";
    }
}

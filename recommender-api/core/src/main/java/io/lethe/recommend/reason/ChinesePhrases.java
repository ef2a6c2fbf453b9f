package io.lethe.recommend.reason;

import io.lethe.event.InteractionType;
import io.lethe.interest.signal.ContextKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Simplified Chinese, as used in mainland China. */
final class ChinesePhrases implements Phrases {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.CHINESE).withZone(ZoneOffset.UTC);
    private static final String WORDS = "words: ";
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("popular now", "当前热门"),
            Map.entry("popularity", "人气"),
            Map.entry("seen before", "以前看过"),
            Map.entry("chosen before", "以前选过"),
            Map.entry("words in common", "共同的词"),
            Map.entry("diversity: like an item above it", "多样性：与排在前面的相似"),
            Map.entry("room for something new", "给新内容留的位置"),
            Map.entry("it takes no interest's place", "不占任何兴趣的位置"),
            Map.entry("new, to be tried out", "新内容，试着推荐"),
            Map.entry("novelty", "新颖：不那么热门"),
            Map.entry("serendipity", "惊喜：不同于平时的兴趣"),
            Map.entry("the learned ranker", "学习排序模型"),
            Map.entry("the learned ranker: where it starts in this list", "学习排序模型：在此列表中的起点"),
            Map.entry("the learned ranker: the mix's score, the user and the item's age", "学习排序模型：混合得分、用户和上架时间"),
            Map.entry("things without a title", "没有标题的内容"));
    private static final Pattern PINNED = Pattern.compile("pinned to place (\\d+)");
    private static final Pattern SHOWN = Pattern.compile("shown (?:once|(\\d+) times) without a click");
    private static final Pattern BOOST = Pattern.compile("boost of (.*) by (\\S+)");
    private static final Pattern CONTEXT =
            Pattern.compile("(it, or its category, )?about ([0-9.]+) times as often in (.*)");
    private static final Pattern ASKED = Pattern.compile("the (meaning|words) of (“.*”)", Pattern.DOTALL);

    @Override
    public String sentence(List<String> reasons) {
        return String.join("；", reasons) + "。";
    }

    @Override
    public String nothing() {
        return "目前还没有支持或反对推荐它的理由。";
    }

    @Override
    public String deed(String type, String thing) {
        return "你" + verb(type) + quoted(thing);
    }

    @Override
    public String because(String type, String thing) {
        return "因为" + deed(type, thing);
    }

    @Override
    public String interests(List<String> names) {
        return "符合你对" + all(names) + "的兴趣";
    }

    @Override
    public String near(List<String> names) {
        return "与你对" + all(names) + "的兴趣有些相近";
    }

    @Override
    public String somethingNew() {
        return "在你的兴趣之外换个新花样";
    }

    @Override
    public String neighbours(List<String> things) {
        return "和你一样选择" + all(things) + "的人也选了它";
    }

    @Override
    public String companions(List<String> things) {
        return "人们会把它和你选过的" + all(things) + "一起选";
    }

    @Override
    public String neighboursTogether() {
        return "与你选择相近的人也选了它";
    }

    @Override
    public String like(String type, String thing) {
        return "与你" + verb(type) + "的" + quoted(thing) + "相似";
    }

    @Override
    public String matches(String type, String words) {
        return type.equals(InteractionType.SEARCH.code())
                ? "与你搜索的" + quoted(words) + "相符"
                : "与你写的" + quoted(words) + "相符";
    }

    @Override
    public String fits(String label) {
        return "符合" + label(label);
    }

    @Override
    public String wordsInCommon(List<String> words) {
        return words.isEmpty()
                ? "与你选过的内容用词相同"
                : "和你选过的内容一样提到" + words.stream().map(ChinesePhrases::quoted).collect(Collectors.joining());
    }

    @Override
    public String likeTogether() {
        return "与你最近选择的内容相似";
    }

    @Override
    public String popular(boolean alone) {
        return alone ? "目前最受大家欢迎" : "目前很受欢迎";
    }

    @Override
    public String inContext(List<String> facts, double times, boolean isOwn) {
        String there = facts.stream().map(ChinesePhrases::fact).collect(Collectors.joining("、")) + "时，";
        return isOwn
                ? there + "它被选择的次数约是平时的 " + String.format(Locale.ROOT, "%.1f", times) + " 倍"
                : there + "它或它所属的类别被选得更多";
    }

    private static String fact(String fact) {
        int colon = fact.indexOf(':');
        String value = quoted(fact.substring(colon + 1));
        return ContextKey.ofCode(fact.substring(0, colon))
                        .map(key -> switch (key) {
                            case DEVICE -> "设备为";
                            case CHANNEL -> "渠道为";
                            case PLACE -> "地点为";
                            case COMPANY -> "同伴为";
                            case ACTIVITY -> "活动为";
                            case DAYPART -> "时段为";
                            case HOUR -> "钟点为";
                            case WEEKDAY -> "星期为";
                        })
                        .orElse("情境为")
                + value;
    }

    @Override
    public String before(String type) {
        return "你以前" + (type.isEmpty() ? "选过" : verb(type)) + "它";
    }

    @Override
    public String ranker() {
        return "学习排序模型把它排在这里";
    }

    @Override
    public String label(String label) {
        Matcher pinned = PINNED.matcher(label);
        Matcher shown = SHOWN.matcher(label);
        Matcher boost = BOOST.matcher(label);
        Matcher asked = ASKED.matcher(label);
        Matcher context = CONTEXT.matcher(label);
        if (label.startsWith(WORDS)) {
            return "共同的词：" + label.substring(WORDS.length()).replace(", ", "、");
        } else if (pinned.matches()) {
            return "固定在第 " + pinned.group(1) + " 位";
        } else if (shown.matches()) {
            return "展示过 " + (shown.group(1) == null ? "1" : shown.group(1)) + " 次，没有点击";
        } else if (boost.matches()) {
            return boost.group(1) + " 加权 " + boost.group(2) + " 倍";
        } else if (context.matches()) {
            return Stream.of(context.group(3).split(", "))
                            .map(ChinesePhrases::fact)
                            .collect(Collectors.joining("、"))
                    + (context.group(1) == null ? "：约 " : "：它或它所属的类别约 ") + context.group(2) + " 倍";
        } else if (asked.matches()) {
            return asked.group(2) + (asked.group(1).equals("words") ? "的字词" : "的意思");
        }
        return LABELS.getOrDefault(label, label);
    }

    @Override
    public String rowOfInterest(String name) {
        return "因为你对“" + name + "”感兴趣";
    }

    @Override
    public String rowOfRepeats() {
        return "你一再选择的内容";
    }

    @Override
    public String rowOfTrend(String category) {
        return category.isEmpty() ? "当前热门" : "“" + category + "”中的热门";
    }

    @Override
    public String todaysSignals() {
        return "事件只算到这一时刻；信号、目录、设置和模型都是今天的。";
    }

    @Override
    public String joined(List<String> parts) {
        return String.join("；", parts);
    }

    @Override
    public String faded(long millis) {
        return "已于" + day(millis) + "消退";
    }

    @Override
    public String back(long millis, double awaySeconds) {
        return "沉寂" + length(awaySeconds) + "后，自" + day(millis) + "起重新活跃";
    }

    @Override
    public String against() {
        return "会降低相似内容的排名";
    }

    @Override
    public String approximate(double bound) {
        return String.format(Locale.ROOT, "部分事件只知道发生在哪一周，强度的误差不超过 %.3g", bound);
    }

    @Override
    public String fading(String fades, String returns) {
        return fades + "：" + returns;
    }

    @Override
    public String doesNotFade() {
        return "不会消退";
    }

    @Override
    public String halves(double seconds, long events) {
        String after = "再发生 " + events + " 个事件后减半";
        if (seconds < 0) {
            return after;
        }
        return "每过" + length(seconds) + "减半" + (events == 0 ? "" : "，或" + after);
    }

    @Override
    public String noReturn() {
        return "你还没有再回来过";
    }

    @Override
    public String returns(int count, double gapSeconds) {
        return count == 1 ? "隔了" + length(gapSeconds) + "，你又回来过一次" : "你回来过 " + count + " 次，平均相隔" + length(gapSeconds);
    }

    private static String day(long millis) {
        return DAY.format(Instant.ofEpochMilli(millis));
    }

    private static String length(double seconds) {
        RoundedLength length = RoundedLength.of(seconds);
        String unit =
                switch (length.unit()) {
                    case MINUTE -> "分钟";
                    case HOUR -> "小时";
                    case DAY -> "天";
                    case YEAR -> "年";
                };
        return " " + length.count() + " " + unit;
    }

    private static String all(List<String> things) {
        return things.stream().map(ChinesePhrases::quoted).collect(Collectors.joining("和"));
    }

    private static String quoted(String thing) {
        return "“" + thing + "”";
    }

    private static String verb(String type) {
        return InteractionType.ofCode(type)
                .map(known -> switch (known) {
                    case IMPRESSION -> "见过";
                    case VIEW -> "看过";
                    case CLICK -> "点击过";
                    case PLAY -> "播放过";
                    case SEARCH -> "搜索过";
                    case LIKE -> "喜欢";
                    case SHARE -> "分享过";
                    case COMMENT -> "评论过";
                    case REVIEW -> "点评过";
                    case RATING -> "评过分";
                    case SAVE -> "收藏过";
                    case CART -> "加入过购物车";
                    case PURCHASE -> "买过";
                    case RETURN -> "退过";
                    case DISLIKE -> "不喜欢";
                    case HIDE -> "隐藏过";
                    case SKIP -> "跳过";
                    case TAG -> "打过标签";
                })
                .orElse("选过");
    }
}

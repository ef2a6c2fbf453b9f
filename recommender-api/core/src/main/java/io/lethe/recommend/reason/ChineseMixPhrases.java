package io.lethe.recommend.reason;

import io.lethe.recommend.parameter.MixNumber;
import java.util.Locale;
import java.util.Map;

final class ChineseMixPhrases implements MixPhrases {
    private static final double LITTLE = 0.25;
    private static final double A_LOT = 4;
    private static final double HARDLY_FADES = 1000;
    private static final double HOURS = 24;
    private static final Map<Double, String> TIMES =
            Map.of(0.125, "八分之一", 0.25, "四分之一", 0.5, "一半", 2.0, "两倍", 4.0, "四倍", 8.0, "八倍");

    private static String subject(MixNumber number) {
        return switch (number) {
            case NEIGHBOUR -> "别人接着选了什么";
            case INTEREST -> "用户的兴趣";
            case TEXT -> "含义";
            case WORDS -> "词语";
            case HABIT -> "习惯";
            case TREND -> "热度本身";
            case LIFT -> "热门物品的优势";
            case REPEAT -> "看过的物品的扣减";
            case BACKWARD -> "先后次序";
            case TOGETHER -> "同时选择";
            case HISTORY_POWER -> "记忆";
            case HISTORY_DAYS -> "随时间的记忆";
            case TREND_EVENTS -> "热度变化的快慢";
            case STEERING -> "列表跟随兴趣的程度";
        };
    }

    @Override
    public String memory(double choices) {
        if (choices >= HARDLY_FADES) {
            return "在这里，记忆几乎不淡去：用户选过的一切同样重要。";
        }
        long whole = Math.round(choices);
        return whole < 2 ? "在这里，记忆很短：最新的选择最重要。" : "在这里，记忆大约延续 " + grouped(whole) + " 次选择：那么久以前的选择，分量是最新一次的一半。";
    }

    @Override
    public String memoryByClock(double days) {
        if (days == 0) {
            return "在这里，什么也不随时间淡去。";
        }
        String age =
                days >= 1 ? EnglishMixPhrases.rounded(days) + " 天" : EnglishMixPhrases.rounded(days * HOURS) + " 小时";
        return "在这里，记忆随时间淡去：" + age + "前的选择，分量是新近选择的一半。";
    }

    @Override
    public String backward(double share) {
        if (share == 0) {
            return "在这里，先后次序很重要：只有后来的才算数。";
        }
        return share == 1
                ? "在这里，先后次序几乎不重要：在前的与在后的同样算数。"
                : "在这里，在前的分量是在后的 " + EnglishMixPhrases.rounded(100 * share) + "%。";
    }

    @Override
    public String lift(double times) {
        return times == 0 ? "在这里，热门物品没有优势。" : "在这里，热门物品的优势比通常" + (times > 1 ? "大" : "小") + "。";
    }

    @Override
    public String pace(double events, double usual, boolean slower) {
        return "在这里，热度" + (slower ? "持久" : "消退得快") + "：" + grouped(Math.round(events)) + " 个事件之后减半，而不是 "
                + grouped(Math.round(usual)) + " 个。";
    }

    @Override
    public String steering(double share) {
        return share == 0
                ? "在这里，列表不跟随兴趣：接下来选择的很少属于这些兴趣。"
                : "在这里，列表跟随兴趣的程度是通常的 " + EnglishMixPhrases.rounded(100 * share) + "%：接下来选择的往往不属于这些兴趣。";
    }

    @Override
    public String source(MixNumber number, double times) {
        String here = "在这里，" + subject(number);
        if (times == 0) {
            return here + "说明不了什么。";
        } else if (Double.isInfinite(times)) {
            return here + "也能说明问题。";
        }
        String much = times < 1 ? (times <= LITTLE ? "很少" : "较少") : times >= A_LOT ? "很多" : "较多";
        return here + "能说明的" + much + "：分量是通常的"
                + TIMES.getOrDefault(times, " " + EnglishMixPhrases.rounded(times) + " 倍") + "。";
    }

    @Override
    public String usual(MixNumber number) {
        return subject(number) + "：与通常一样，日志没有明确支持别的值。";
    }

    @Override
    public String held(double value) {
        return "设置把它固定为 " + EnglishMixPhrases.rounded(value) + "。";
    }

    @Override
    public String nothing(int choices) {
        return grouped(choices) + " 次选择没有明确支持别的比重。";
    }

    @Override
    public String space() {
        return "";
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}

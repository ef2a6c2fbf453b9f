package io.lethe.recommend.reason;

import io.lethe.recommend.parameter.MixNumber;

/** The phrases of one language for what a log teaches about the mix. */
sealed interface MixPhrases permits EnglishMixPhrases, ChineseMixPhrases {

    /** @param choices after how many more choices one counts half; infinity if it never does */
    String memory(double choices);

    /** @param days at which age what was chosen counts half; 0 if it never does */
    String memoryByClock(double days);

    /** @param share how much coming before counts against coming after, 0 to 1 */
    String backward(double share);

    /** @param times how many times the usual power it is */
    String lift(double times);

    /** @param slower whether popularity lasts longer than usual */
    String pace(double events, double usual, boolean slower);

    /** @param share how far lists follow interests, compared with what is usual; 0 if not at all */
    String steering(double share);

    /**
     * How much a source says.
     *
     * @param times how many times its usual weight it has; infinity if that is 0
     */
    String source(MixNumber number, double times);

    /** The log speaks for no other value. */
    String usual(MixNumber number);

    /** Settings keep their own value. */
    String held(double value);

    /** @param choices how many there were */
    String nothing(int choices);

    /** Between sentences. */
    String space();
}

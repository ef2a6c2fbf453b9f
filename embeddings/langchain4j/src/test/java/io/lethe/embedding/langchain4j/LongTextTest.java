package io.lethe.embedding.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.Embedding;
import io.lethe.embedding.TextEmbedder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Texts whose meaning lies where LangChain4j's own model has stopped reading. */
class LongTextTest {
    private static final List<String> LEDGERS = List.of(
            "The auditors compared the invoices with the ledger and found two that had been paid twice.",
            "Every quarter the department files a report on its expenses, its forecasts and its staff.",
            "A committee reviewed the tax rules for small companies and proposed a shorter form.",
            "The spreadsheet lists each account, its balance and the person who is responsible for it.",
            "Interest on the loan is due on the first working day of the month.");
    private static final List<String> SAILING = List.of(
            "At dawn the crew hoisted the mainsail and the yacht left the harbour on a fresh westerly wind.",
            "She heeled over, and spray flew across the deck as they tacked towards the open sea.",
            "For days they sailed by the stars, trimmed the jib and watched the waves grow behind the rudder.",
            "The skipper taught them to reef the sails before the storm and to keep the bow into the swell.",
            "When the anchor dropped in the bay, the little boat had crossed an ocean under sail alone.");
    private static final String LEDGER_ZH = "审计人员核对了发票和账本，发现有两笔款项重复支付。每个季度部门都要提交费用、预算和人员报告。";
    private static final String SAILING_ZH = "清晨，船员升起主帆，帆船乘着西风驶出港口，浪花飞过甲板。他们靠星星辨别方向，在风暴前收起船帆，驾船横渡大洋。";

    @Test
    void shouldReadTheLastThirdOfALongEnglishText() {
        // Given
        String two = words(LEDGERS, 400);
        String with = two + " " + words(SAILING, 200);
        String without = two + " " + words(LEDGERS, 200);
        assertThat(with.split("\\s+")).hasSize(600);

        // Then
        shouldBeNearer(Models.of(BundledModel.ALL_MINILM_L6_V2), "sailing", with, without, 0.15f);
    }

    @Test
    void shouldReadTheLastThirdOfALongChineseText() {
        // Given
        String two = LEDGER_ZH.repeat(18);
        String with = two + SAILING_ZH.repeat(8);
        String without = two + LEDGER_ZH.repeat(9);

        // Then
        shouldBeNearer(Models.of(BundledModel.BGE_SMALL_ZH_V15), "帆船航海", with, without, 0.05f);
    }

    private static void shouldBeNearer(TextEmbedder model, String query, String with, String without, float least) {
        Embedding asked = model.embed(query);
        float near = asked.cosine(model.embed(with));
        float far = asked.cosine(model.embed(without));
        System.out.printf(
                "%s: '%s' with its last third about it %.3f, without %.3f%n", model.model(), query, near, far);
        assertThat(near - far).isGreaterThan(least);
    }

    private static String words(List<String> sentences, int count) {
        List<String> words = new ArrayList<>();
        while (words.size() < count) {
            sentences.forEach(sentence -> words.addAll(List.of(sentence.split(" "))));
        }
        return words.stream().limit(count).collect(Collectors.joining(" "));
    }
}

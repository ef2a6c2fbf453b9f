package io.lethe.interest.cleaning;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force. They are a part of what the tables are: with other rules, other things are counted.
 *
 * @param bots   how robots are told; null if they count like everybody
 * @param bursts what counts of a burst; null if all of it does
 */
public record CleaningRules(
        @Nullable BotRule bots, @Nullable BurstRule bursts) {
    /** No rule: every event counts. */
    public static final CleaningRules NONE = new CleaningRules(null, null);

    private static final int VERSION = 1;

    /** These rules with their usual bounds. */
    public static CleaningRules of(Set<CleaningRule> rules) {
        return new CleaningRules(
                rules.contains(CleaningRule.BOTS) ? BotRule.DEFAULT : null,
                rules.contains(CleaningRule.BURSTS) ? BurstRule.DEFAULT : null);
    }

    public boolean isNone() {
        return bots == null && bursts == null;
    }

    public byte[] toBytes() {
        ByteWriter writer = new ByteWriter(16).putByte(VERSION);
        if (bots == null) {
            writer.putByte(0);
        } else {
            writer.putByte(1)
                    .putUnsigned(bots.pace())
                    .putUnsigned(bots.steady())
                    .putUnsigned(bots.hours());
        }
        return writer.putUnsigned(bursts == null ? 0 : bursts.most()).toBytes();
    }

    /** @throws io.lethe.event.MalformedBytesException if the bytes are not rules */
    public static CleaningRules fromBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        reader.expectVersion(VERSION, "cleaning rules");
        BotRule bots = reader.readByte() == 0
                ? null
                : new BotRule(reader.readUnsigned(), reader.readUnsigned(), reader.readUnsignedInt());
        int most = reader.readUnsignedInt();
        return new CleaningRules(bots, most == 0 ? null : new BurstRule(most));
    }
}

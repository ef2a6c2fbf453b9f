package io.lethe.evaluation.dataset.file;

import java.io.IOException;
import java.io.InputStream;

/** One pass over bytes that may be UTF-8: where they are not, and what they look like instead. */
final class ByteScan {
    /** Bytes that Windows-1252 gives no letter. */
    private static final String UNDEFINED = "\u0081\u008D\u008F\u0090\u009D";

    private long lines;
    private long lineByte;
    private int last = '\n';
    private int waiting;
    private int lowest = 0x80;
    private int highest = 0xBF;
    private boolean ascii = true;
    private long valid;
    private long invalid;
    private long high;
    private long pairs;
    private long undefined;
    private long invalidLine;
    private long invalidByte;
    private int invalidValue;
    private int leadValue;
    private long leadLine;
    private long leadByte;
    private long zeroLine;
    private long zeroByte;

    void read(InputStream in) throws IOException {
        byte[] buffer = new byte[SourceFile.BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (int i = 0; i < read; i++) {
                take(buffer[i] & 0xFF);
            }
        }
    }

    /** Nothing comes behind: a letter that is begun will not be ended. */
    void end() {
        if (waiting > 0) {
            fault();
        }
    }

    private void take(int value) {
        lineByte++;
        if (value >= 0x80) {
            high(value);
        } else {
            if (waiting > 0) {
                fault();
            }
            ascii = true;
            if (value == '\n') {
                lines++;
                lineByte = 0;
            } else if (value == 0 && zeroLine == 0) {
                zeroLine = lines + 1;
                zeroByte = lineByte;
            }
        }
        last = value;
    }

    private void high(int value) {
        high++;
        pairs += ascii ? 0 : 1;
        ascii = false;
        undefined += UNDEFINED.indexOf(value) >= 0 ? 1 : 0;
        if (waiting > 0) {
            if (value >= lowest && value <= highest) {
                waiting--;
                valid += waiting == 0 ? 1 : 0;
                lowest = 0x80;
                highest = 0xBF;
                return;
            }
            fault();
        }
        begin(value);
    }

    private void begin(int value) {
        leadValue = value;
        leadLine = lines + 1;
        leadByte = lineByte;
        lowest = value == 0xE0 ? 0xA0 : value == 0xF0 ? 0x90 : 0x80;
        highest = value == 0xED ? 0x9F : value == 0xF4 ? 0x8F : 0xBF;
        waiting = value >= 0xC2 && value <= 0xDF ? 1 : value >= 0xE0 && value <= 0xEF ? 2 : 0;
        if (value >= 0xF0 && value <= 0xF4) {
            waiting = 3;
        }
        if (waiting == 0) {
            fault();
        }
    }

    private void fault() {
        waiting = 0;
        lowest = 0x80;
        highest = 0xBF;
        if (invalid++ == 0) {
            invalidLine = leadLine;
            invalidByte = leadByte;
            invalidValue = leadValue;
        }
    }

    long lines() {
        return last == '\n' ? lines : lines + 1;
    }

    /** How many letters beyond ASCII are sound UTF-8. */
    long valid() {
        return valid;
    }

    /** How many places are not. */
    long invalid() {
        return invalid;
    }

    long invalidLine() {
        return invalidLine;
    }

    /** Which byte of its line it is, from 1. */
    long invalidByte() {
        return invalidByte;
    }

    int invalidValue() {
        return invalidValue;
    }

    /** The line of the first zero byte; 0 if there is none. */
    long zeroLine() {
        return zeroLine;
    }

    long zeroByte() {
        return zeroByte;
    }

    /** Whether it looks like no Western encoding: bytes without a letter there, or words of nothing but accents. */
    boolean isForeign() {
        return undefined > 0 || pairs * 2 > high;
    }
}

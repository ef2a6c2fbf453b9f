package io.lethe.command;

import io.lethe.recommend.settings.SettingsDocument;
import io.lethe.recommend.settings.SettingsReading;
import io.lethe.recommend.settings.SettingsReading.Faulty;
import io.lethe.recommend.settings.SettingsReading.Sound;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Checks a settings file and says what is wrong with it, a line for each error: {@code file:line: field: reason}. */
public final class SettingsCheck {
    /** The exit code of a command that was given a file which is wrong. */
    public static final int WRONG = 2;

    private SettingsCheck() {}

    /** The settings of a file, or nothing after its errors have been printed. */
    public static Optional<SettingsDocument> of(Path file, PrintWriter errors) {
        SettingsReading reading = SettingsDocument.read(text(file));
        if (reading instanceof Faulty faulty) {
            faulty.errors().forEach(error -> errors.println(error.in(file.toString())));
            errors.flush();
            return Optional.empty();
        }
        return Optional.of(((Sound) reading).document());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new RefusalException("The settings file " + file + " is not UTF-8.");
        } catch (IOException e) {
            throw new RefusalException("The settings file " + file + " cannot be read.");
        }
    }
}

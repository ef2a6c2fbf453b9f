package io.lethe.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, and of the Java that runs it. */
public final class LetheVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "lethe " + current(), "JDK " + System.getProperty("java.version") + ", " + System.getProperty("os.name")
        };
    }

    private static String current() {
        try (InputStream in = LetheVersion.class.getResourceAsStream("/lethe-version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

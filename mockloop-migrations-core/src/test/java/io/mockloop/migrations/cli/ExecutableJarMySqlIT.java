package io.mockloop.migrations.cli;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@Slow
class ExecutableJarMySqlIT extends ExecutableJarOfMySqlIT {

    ExecutableJarMySqlIT() {
        super(TestDatabase.mySql());
    }

    @Test
    void aSessionOfConnectorJIsAsTheOwnClientMakesIt() throws IOException, URISyntaxException {
        Path driver = Path.of(com.mysql.cj.jdbc.Driver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Map<String, String> own = new TreeMap<>(ofItsOwn());
        own.put("character_set_results", "");
        assertSession(own, "--classpath", driver.toString());
    }
}

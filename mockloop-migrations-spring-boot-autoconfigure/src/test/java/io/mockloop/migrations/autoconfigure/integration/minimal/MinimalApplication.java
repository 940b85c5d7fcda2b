package io.mockloop.migrations.autoconfigure.integration.minimal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** An application that has nothing but the starter and a driver. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class MinimalApplication {

    public static void main(String... arguments) {
        SpringApplication.run(MinimalApplication.class, arguments);
    }
}

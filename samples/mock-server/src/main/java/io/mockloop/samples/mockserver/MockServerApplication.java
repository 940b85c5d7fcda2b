package io.mockloop.samples.mockserver;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the mock server. */
@SpringBootApplication
public class MockServerApplication {

    /** Runs the application until it is told to stop. */
    public static void main(String[] args) {
        SpringApplication.run(MockServerApplication.class, args);
    }
}

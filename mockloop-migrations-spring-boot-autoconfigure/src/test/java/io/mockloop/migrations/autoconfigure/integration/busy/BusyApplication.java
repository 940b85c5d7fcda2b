package io.mockloop.migrations.autoconfigure.integration.busy;

import io.mockloop.migrations.autoconfigure.MigrationEvent;
import jakarta.annotation.PostConstruct;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.ApplicationPidFileWriter;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** An application that does at its start whatever one can do. Each says so. */
@SpringBootApplication
@EnableScheduling
public class BusyApplication {

    /** Ends when it has started. */
    public static void main(String... arguments) {
        SpringApplication application = new SpringApplication(BusyApplication.class);
        application.addListeners(new ApplicationPidFileWriter("app.pid"));
        System.exit(SpringApplication.exit(application.run(arguments)));
    }

    static void did(String what) {
        System.out.println("DID " + what);
    }

    @Bean
    ApplicationRunner runner() {
        return arguments -> did("ApplicationRunner");
    }

    @Bean
    CommandLineRunner commandLineRunner() {
        return arguments -> did("CommandLineRunner");
    }

    @Bean
    SmartInitializingSingleton initializing() {
        return () -> did("SmartInitializingSingleton");
    }

    /** Eager, and told of all that happens. */
    @Component
    static class Listener implements ApplicationListener<ApplicationEvent> {

        @PostConstruct
        void made() {
            did("PostConstruct");
        }

        @Override
        public void onApplicationEvent(ApplicationEvent event) {
            did("ApplicationListener");
        }

        @EventListener
        void on(ContextRefreshedEvent event) {
            did("ContextRefreshedEvent");
        }

        @EventListener
        void on(MigrationEvent event) {
            did("MigrationEvent");
        }
    }

    /** Scheduled. */
    @Component
    static class Schedule {

        Schedule() {
            did("Schedule");
        }

        @Scheduled(fixedRate = 1000)
        void work() {
            did("Scheduled");
        }
    }

    /** Started and stopped. */
    @Component
    static class Lifecycle implements SmartLifecycle {

        private volatile boolean running;

        @Override
        public void start() {
            running = true;
            did("SmartLifecycle");
        }

        @Override
        public void stop() {
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}

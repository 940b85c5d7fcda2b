package io.mockloop.migrations.autoconfigure.documentation;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.autoconfigure.MigrationManagerBuilderCustomizer;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CustomizerExample {

    @Bean
    MigrationManagerBuilderCustomizer countries(@Value("${app.countries}") List<String> countries) {
        return builder -> builder.migrations(new AddCountries(countries));
    }

    @MigrationInfo(version = "3", description = "Add countries")
    static class AddCountries implements Migration {

        private final List<String> countries;

        AddCountries(List<String> countries) {
            this.countries = countries;
        }

        @Override
        public void up(DatabaseConnection db) {
            db.execute("CREATE TABLE country (code VARCHAR(2) PRIMARY KEY)");
            countries.forEach(country -> db.execute("INSERT INTO country VALUES (?)", country));
        }

        @Override
        public void down(DatabaseConnection db) {
            db.execute("DROP TABLE country");
        }
    }
}

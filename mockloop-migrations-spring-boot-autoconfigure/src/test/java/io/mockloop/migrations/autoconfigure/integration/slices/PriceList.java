package io.mockloop.migrations.autoconfigure.integration.slices;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** What a migration injects, and a slice leaves out. */
@Service
class PriceList {

    private final JdbcTemplate template;

    PriceList(JdbcTemplate template) {
        this.template = template;
    }

    String cheapest() {
        return template.queryForList("SELECT article FROM price ORDER BY cents", String.class)
                .get(0);
    }
}

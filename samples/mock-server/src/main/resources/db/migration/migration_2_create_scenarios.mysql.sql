-- Stands in for migration_2_create_scenarios.sql on MySQL, and on MariaDB too.
-- depends-on: 1

-- migrate:up
-- The indexes are part of the table, so that MySQL makes none of its own for the foreign key, and the whole is one
-- statement, which is done or not.
CREATE TABLE scenarios (
    id INT AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(255) NOT NULL,
    server_id VARCHAR(255) NOT NULL,
    description TEXT,
    config TEXT NOT NULL,
    is_active BOOLEAN NOT NULL DEFAULT FALSE,
    created_at TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    created_by VARCHAR(255),
    INDEX idx_scenarios_name (name),
    INDEX idx_scenarios_server_id (server_id),
    INDEX idx_scenarios_is_active (is_active),
    CONSTRAINT uq_scenarios_name_server_id UNIQUE (name, server_id),
    CONSTRAINT fk_scenarios_server_id FOREIGN KEY (server_id) REFERENCES mock_servers (id) ON DELETE CASCADE
);

-- migrate:down
DROP TABLE scenarios;

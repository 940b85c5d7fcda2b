-- depends-on: 1

-- migrate:up
CREATE TABLE scenarios (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name VARCHAR(255) NOT NULL,
    server_id VARCHAR(255) NOT NULL,
    description TEXT,
    config TEXT NOT NULL,
    is_active BOOLEAN NOT NULL DEFAULT FALSE,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    created_by VARCHAR(255),
    CONSTRAINT uq_scenarios_name_server_id UNIQUE (name, server_id),
    CONSTRAINT fk_scenarios_server_id FOREIGN KEY (server_id) REFERENCES mock_servers (id) ON DELETE CASCADE
);
CREATE INDEX idx_scenarios_name ON scenarios (name);
CREATE INDEX idx_scenarios_server_id ON scenarios (server_id);
CREATE INDEX idx_scenarios_is_active ON scenarios (is_active);

-- migrate:down
DROP TABLE scenarios;

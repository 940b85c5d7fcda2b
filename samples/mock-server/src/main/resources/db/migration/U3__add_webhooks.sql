-- Undoes V3__add_webhooks.sql; the same on every database.
DROP TABLE webhook_deliveries;
DROP TABLE webhooks;
ALTER TABLE request_logs DROP COLUMN webhook_url;

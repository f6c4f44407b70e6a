-- Client-specific configuration: one row for each setting that differs from the default.

BEGIN;

CREATE TABLE IF NOT EXISTS client_mgmt.client_settings (
    client_id BIGINT NOT NULL,
    setting_key TEXT NOT NULL,
    setting_value JSONB NOT NULL,
    updated_by BIGINT,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (client_id, setting_key)
);

ALTER TABLE client_mgmt.client_settings
    ADD CONSTRAINT fk_client_settings_client
    FOREIGN KEY (client_id)
    REFERENCES client_mgmt.clients(id) ON DELETE CASCADE,
    ADD CONSTRAINT fk_client_settings_user
    FOREIGN KEY (updated_by) REFERENCES client_mgmt.users(id) ON DELETE SET NULL;

CREATE TRIGGER trg_client_settings_touch
    BEFORE UPDATE ON client_mgmt.client_settings
    FOR EACH ROW EXECUTE FUNCTION context.touch_updated_at();

COMMENT ON COLUMN client_mgmt.client_settings.setting_key
    IS 'Dotted, as in meetings.default_type';

CREATE INDEX IF NOT EXISTS idx_client_settings_key
    ON client_mgmt.client_settings (setting_key);

COMMIT;

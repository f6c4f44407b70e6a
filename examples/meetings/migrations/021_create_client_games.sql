-- Client-specific games: which client may play what, with its own settings.
-- The games themselves get a schema of their own later.

BEGIN;

CREATE TABLE IF NOT EXISTS client_mgmt.client_games (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    client_id BIGINT NOT NULL,
    game_key TEXT NOT NULL,
    display_name TEXT NOT NULL,
    is_enabled BOOLEAN NOT NULL DEFAULT true,
    settings JSONB NOT NULL DEFAULT '{}',
    sort_order INTEGER NOT NULL DEFAULT 0,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT client_games_unique UNIQUE (client_id, game_key),
    CONSTRAINT client_games_key_check CHECK (game_key ~ '^[a-z][a-z0-9_]*$'),
    CONSTRAINT client_games_settings_check CHECK (jsonb_typeof(settings) = 'object')
);

ALTER TABLE client_mgmt.client_games
    ADD CONSTRAINT fk_client_games_client
    FOREIGN KEY (client_id)
    REFERENCES client_mgmt.clients(id) ON DELETE CASCADE;

CREATE INDEX IF NOT EXISTS idx_client_games_enabled
    ON client_mgmt.client_games (client_id, sort_order)
    WHERE is_enabled;

-- every client starts with the design game, switched off
INSERT INTO client_mgmt.client_games (client_id, game_key, display_name, is_enabled)
SELECT id, 'design', 'Design game', false
FROM client_mgmt.clients
ON CONFLICT ON CONSTRAINT client_games_unique DO NOTHING;

-- so do clients that are made from now on
CREATE OR REPLACE FUNCTION client_mgmt.add_default_games()
RETURNS TRIGGER AS $$
BEGIN
    INSERT INTO client_mgmt.client_games (client_id, game_key, display_name, is_enabled)
    VALUES (NEW.id, 'design', 'Design game', false)
    ON CONFLICT ON CONSTRAINT client_games_unique DO NOTHING;
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

DROP TRIGGER IF EXISTS trg_clients_default_games ON client_mgmt.clients;
CREATE TRIGGER trg_clients_default_games
    AFTER INSERT ON client_mgmt.clients
    FOR EACH ROW EXECUTE FUNCTION client_mgmt.add_default_games();

COMMENT ON TABLE client_mgmt.client_games
    IS 'Games that a client has, whether or not they are switched on';
COMMENT ON COLUMN client_mgmt.client_games.game_key
    IS 'Name of the game in the code';
COMMENT ON COLUMN client_mgmt.client_games.settings
    IS 'Settings that differ from the defaults of the game';

COMMENT ON COLUMN client_mgmt.client_games.sort_order
    IS 'Place in the menu; equal places go by name';
COMMENT ON COLUMN client_mgmt.client_games.is_enabled
    IS 'Switched off games keep their settings';
COMMENT ON FUNCTION client_mgmt.add_default_games()
    IS 'Gives a new client the design game, switched off';
COMMENT ON TRIGGER trg_clients_default_games ON client_mgmt.clients
    IS 'See client_mgmt.add_default_games()';

COMMIT;

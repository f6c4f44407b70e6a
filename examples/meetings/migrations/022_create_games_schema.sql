-- Migration: Design games database structure
-- Dependencies: 021_create_client_games.sql
-- Rollback: ALTER TABLE client_mgmt.client_games DROP COLUMN game_id; DROP SCHEMA games CASCADE;

BEGIN;

CREATE SCHEMA IF NOT EXISTS games;

-- Step 1: games, their cards and the moves that players make
CREATE TABLE IF NOT EXISTS games.games (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    game_key TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    rules TEXT,
    min_players INTEGER NOT NULL DEFAULT 2,
    max_players INTEGER NOT NULL DEFAULT 8,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT games_players_check CHECK (min_players BETWEEN 1 AND max_players)
);

CREATE TABLE IF NOT EXISTS games.cards (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    game_id BIGINT NOT NULL,
    suit TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT,
    CONSTRAINT cards_title_unique UNIQUE (game_id, suit, title)
);

CREATE TABLE IF NOT EXISTS games.sessions (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    game_id BIGINT NOT NULL,
    client_id BIGINT NOT NULL,
    started_by BIGINT,
    state JSONB NOT NULL DEFAULT '{}',
    started_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    finished_at TIMESTAMP WITH TIME ZONE
);

CREATE TABLE IF NOT EXISTS games.moves (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    session_id UUID NOT NULL,
    move_number INTEGER NOT NULL,
    card_id BIGINT,
    claim TEXT NOT NULL,
    CONSTRAINT moves_number_unique UNIQUE (session_id, move_number)
);

-- Step 2: foreign keys
ALTER TABLE games.cards
    ADD CONSTRAINT fk_cards_game
    FOREIGN KEY (game_id) REFERENCES games.games(id) ON DELETE CASCADE;
ALTER TABLE games.sessions
    ADD CONSTRAINT fk_sessions_game FOREIGN KEY (game_id) REFERENCES games.games(id),
    ADD CONSTRAINT fk_sessions_client FOREIGN KEY (client_id) REFERENCES client_mgmt.clients(id),
    ADD CONSTRAINT fk_sessions_user FOREIGN KEY (started_by) REFERENCES client_mgmt.users(id);
ALTER TABLE games.moves
    ADD CONSTRAINT fk_moves_session
    FOREIGN KEY (session_id) REFERENCES games.sessions(id) ON DELETE CASCADE,
    ADD CONSTRAINT fk_moves_card FOREIGN KEY (card_id) REFERENCES games.cards(id);

-- Step 3: the first game
INSERT INTO games.games (game_key, title, rules)
VALUES ('design', 'Design game', 'Lay a card, make a claim, let the others answer.')
ON CONFLICT (game_key) DO NOTHING;

-- Step 4: clients' games know their game
ALTER TABLE client_mgmt.client_games ADD COLUMN IF NOT EXISTS game_id BIGINT;
UPDATE client_mgmt.client_games c
SET game_id = g.id
FROM games.games g
WHERE g.game_key = c.game_key AND c.game_id IS NULL;
ALTER TABLE client_mgmt.client_games
    ADD CONSTRAINT fk_client_games_game FOREIGN KEY (game_id) REFERENCES games.games(id);

-- Step 5: indexes
CREATE INDEX IF NOT EXISTS idx_sessions_client ON games.sessions (client_id, started_at DESC);
CREATE INDEX IF NOT EXISTS idx_moves_card ON games.moves (card_id);

COMMENT ON SCHEMA games IS 'Design games: cards, sessions, moves';
COMMENT ON COLUMN games.moves.claim
    IS 'What the player holds to be true with the card';

COMMENT ON TABLE games.sessions
    IS 'One game that a client plays';
COMMENT ON COLUMN games.sessions.state
    IS 'Hands and table, as the server keeps them';

COMMIT;

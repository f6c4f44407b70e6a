DROP TABLE IF EXISTS engine_llm_conversations;

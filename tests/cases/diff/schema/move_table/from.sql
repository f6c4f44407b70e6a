CREATE SCHEMA archive;
CREATE TABLE public.letters (
    id integer PRIMARY KEY,
    body text
);
CREATE INDEX letters_body_idx ON public.letters (body);
INSERT INTO public.letters VALUES (1, 'Dear all'), (2, NULL);

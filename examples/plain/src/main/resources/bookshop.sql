DROP TABLE IF EXISTS book;

CREATE TABLE book (
  id BIGINT PRIMARY KEY,
  topic TEXT NOT NULL,
  title TEXT NOT NULL,
  cents BIGINT NOT NULL CHECK (cents > 0)
);
CREATE INDEX book_topic ON book (topic);

INSERT INTO book (id, topic, title, cents) VALUES
  (1, 'gardens', 'The Walled Garden', 2400),
  (2, 'gardens', 'Pruning & Training', 1850),
  (3, 'gardens', 'Ferns', 1200),
  (4, 'maps', 'Charts of the North', 3900),
  (5, 'maps', 'How to Draw a Coast', 2150),
  (6, 'maps', 'Scale', 990),
  (7, 'weather', 'Clouds', 1600),
  (8, 'weather', 'A Year of Rain', 1450),
  (9, 'weather', 'Barometers', 2700);

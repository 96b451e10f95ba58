-- cacheme_data; no statement
CREATE TABLE cacheme_data (key TEXT); -- the table

CREATE INDEX cacheme_data_expire ON cacheme_data (expire);

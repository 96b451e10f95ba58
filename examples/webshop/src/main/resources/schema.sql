DROP TABLE IF EXISTS price;
DROP TABLE IF EXISTS product;

CREATE TABLE product (
  id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  category TEXT NOT NULL,
  name TEXT NOT NULL
);
CREATE INDEX product_category ON product (category);

-- What changes often has a row of its own. Each change counts the revision up.
CREATE TABLE price (
  product_id BIGINT PRIMARY KEY REFERENCES product,
  cents BIGINT NOT NULL CHECK (cents > 0),
  revision BIGINT NOT NULL DEFAULT 1
);

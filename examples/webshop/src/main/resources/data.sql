INSERT INTO product (category, name)
SELECT category, kind || ' ' || category
FROM (VALUES ('tea'), ('coffee'), ('honey'), ('chocolate')) AS categories (category),
     (VALUES ('Mountain'), ('Garden'), ('Island'), ('Forest'), ('Winter'), ('Summer'),
             ('Dark'), ('Light'), ('Wild'), ('Royal'), ('Smoked'), ('Plain')) AS kinds (kind)
ORDER BY category, kind;

INSERT INTO price (product_id, cents)
SELECT id, 350 + 35 * (id * 7 % 30) FROM product;

-- Run once by the image, when the volume is empty: an import makes the sample shop in a database of its own.
GRANT ALL ON sample_shop.* TO 'recs'@'%';

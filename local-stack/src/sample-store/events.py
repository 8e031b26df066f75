#!/usr/bin/env python3
"""Makes up searches and product views for 20 customers of the sample store, which has none. Always the same ones.

usage: events.py ORDERS.csv.gz CATEGORIES.csv PRODUCTS.csv > events.jsonl

The 20 customers with the most recent orders (12347 first, which the README shows) look at three to six products of the categories
they buy most, and type two to four searches for such things, in the ten days before the newest order.
"""

import collections
import csv
import datetime
import gzip
import json
import random
import sys

SHOWN = "12347"
CUSTOMERS = 20
WORDS = {
    "Christmas": ["christmas decorations", "advent calendar", "tree ornaments"],
    "Kitchen": ["cake tins", "lunch box", "retro kitchen storage"],
    "Baking": ["cake stand", "cake cases", "cookie cutters"],
    "Tea and Coffee": ["tea set", "vintage teacup", "coffee mugs"],
    "Tableware": ["dessert bowls", "picnic cutlery", "serving tray"],
    "Bags and Purses": ["shopping bag", "jumbo bag", "small purse"],
    "Candles and Incense": ["t-light holder", "scented candles", "candle gift"],
    "Lighting": ["night light", "fairy lights", "garden lantern"],
    "Party": ["party bunting", "birthday garland", "paper straws"],
    "Gift Wrap and Cards": ["wrapping paper", "birthday card", "ribbon"],
    "Stationery": ["pencils for school", "notebook", "magnets for the fridge"],
    "Toys and Games": ["wooden toys", "jigsaw puzzle", "small gifts for children"],
    "Children": ["children's cutlery", "baby gift", "kids apron"],
    "Garden": ["plant pots", "bird house", "gardening gloves"],
    "Jewellery": ["silver necklace", "charm bracelet", "earrings"],
    "Bathroom and Beauty": ["hot water bottle", "hand warmer", "soap dish"],
    "Storage": ["storage boxes", "wall hooks", "trinket box"],
}


def main():
    orders_file, categories_file, products_file = sys.argv[1:]
    with open(categories_file, newline="") as rows:
        category_of = {row["product_id"]: row["category"] for row in csv.DictReader(rows)}
    of_category = collections.defaultdict(list)
    for product, category in category_of.items():
        of_category[category].append(product)
    with open(products_file, newline="") as rows:
        known = {row["product_id"] for row in csv.DictReader(rows)}
    last, bought = {}, collections.defaultdict(collections.Counter)
    with gzip.open(orders_file, "rt", newline="") as rows:
        for row in csv.DictReader(rows):
            user = row["user_id"]
            last[user] = max(last.get(user, ""), row["purchased_at"])
            bought[user][category_of.get(row["product_id"], "")] += 1
    newest = datetime.datetime.fromisoformat(max(last.values()).replace("Z", "+00:00"))
    recent = sorted(last, key=lambda user: (user != SHOWN, -datetime.datetime.fromisoformat(
        last[user].replace("Z", "+00:00")).timestamp(), user))[:CUSTOMERS]
    dice = random.Random(20111209)
    for user in recent:
        liked = [category for category, _ in bought[user].most_common() if category in WORDS][:3] or ["Kitchen"]
        for number in range(dice.randint(2, 4)):
            emit("search", user, "query", dice.choice(WORDS[liked[number % len(liked)]]), moment(newest, dice))
        for number in range(dice.randint(3, 6)):
            product = dice.choice([item for item in of_category[liked[number % len(liked)]] if item in known])
            emit("view", user, "productId", product, moment(newest, dice))


def moment(newest, dice):
    return (newest - datetime.timedelta(minutes=dice.randint(5, 14_400))).strftime("%Y-%m-%dT%H:%M:%SZ")


def emit(kind, user, field, value, at):
    print(json.dumps({"type": kind, "userId": user, field: value, "at": at}))


if __name__ == "__main__":
    main()

"""A shop that takes orders: POST /pay, with what <payee-check name="payee"> submits.

    BFF=https://bff.example ORIGIN=https://shop.example python3 shop.py
"""

import json
import os
import sqlite3
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

from receipt_keys import RemoteKeys
from verify_receipt import ReceiptError, read_identifiers, read_payee, verify_receipt

BFF = os.environ["BFF"]
ORIGIN = os.environ["ORIGIN"]
KEYS = RemoteKeys(f"{BFF}/.well-known/jwks.json")
# Codes that say nothing about the payee. The law lets the payer continue, and this shop has a person review the order.
UNKNOWN = {"not_checked", "expired", "jwks_unavailable"}


class UsedReceipts:
    """Accepts each check for one order only. All servers of the shop share the table; any SQL database will do."""

    def __init__(self, path):
        self._path = path
        with self._connect() as database:
            database.execute("CREATE TABLE IF NOT EXISTS used_receipts (check_id TEXT PRIMARY KEY, until INTEGER NOT NULL)")

    def _connect(self):
        return sqlite3.connect(self._path)

    def use(self, check_id, seconds):
        now = int(time.time())
        with self._connect() as database:
            database.execute("DELETE FROM used_receipts WHERE until < ?", (now,))
            row = (check_id, now + seconds)
            return database.execute("INSERT INTO used_receipts VALUES (?, ?) ON CONFLICT DO NOTHING", row).rowcount == 1


USED = UsedReceipts(os.environ.get("USED_RECEIPTS", "used-receipts.sqlite"))


def decide(form):
    """What this shop does with an order. Your own rules may differ."""
    receipt, account, name = read_payee(form)
    identifiers = read_identifiers(form)
    try:
        claims = verify_receipt(
            receipt,
            keys=KEYS,
            issuer=BFF,
            audience=ORIGIN,
            account=account,
            name=name,
            identifiers=identifiers,
            # A sandbox makes up its answers. Never accept them where money moves.
            allow_sandbox=os.environ.get("ALLOW_SANDBOX") == "1",
            used_receipts=USED,
        )
    except ReceiptError as error:
        return ("review" if error.code in UNKNOWN else "refuse"), error.code
    # An account that was reported for fraud is never paid automatically, whoever it belongs to.
    if claims["risk"]["level"] == "high":
        return "review", "high_risk"
    # A match by identifier counts only if this shop knows the identifier.
    if claims["basis"] == "identifier_check" and not identifiers:
        return "review", "no_identifier"
    if claims["outcome"] == "match" or claims["decision"] == "use_registered_name":
        return "pay", claims["outcome"]
    return "review", claims["reason"] or claims["outcome"]


class Shop(BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers.get("Content-Length") or 0)
        form = dict(parse_qsl(self.rfile.read(min(length, 65536)).decode("utf-8", "replace"), keep_blank_values=True))
        if self.path != "/pay" or "payee.name" not in form:
            return self._answer(400, "refuse", "no_payee")
        action, why = decide(form)
        self._answer(400 if action == "refuse" else 200, action, why)

    def _answer(self, status, action, why):
        body = json.dumps({"action": action, "why": why}).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Nothing about an order goes into a log."""


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8000"))), Shop)
    print(f"The shop is on http://127.0.0.1:{server.server_address[1]}", flush=True)
    server.serve_forever()

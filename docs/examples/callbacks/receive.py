# CALLBACK_SECRET=whsec_… python3 receive.py
import base64, hashlib, hmac, json, os, time
from http.server import BaseHTTPRequestHandler, HTTPServer

key = base64.b64decode(os.environ["CALLBACK_SECRET"].removeprefix("whsec_"))
seen = set()  # in a real service: a table with a unique column


def is_ours(headers, body):
    try:
        if abs(time.time() - int(headers["webhook-timestamp"])) > 300:
            return False
    except (TypeError, ValueError):
        return False
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    given = (headers["webhook-signature"] or "").encode()
    return any(hmac.compare_digest(one, expected.encode()) for one in given.split(b" "))


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        ours = is_ours(self.headers, body)
        self.send_response(204 if ours else 401)  # soon: what takes longer is done afterwards
        self.end_headers()
        if ours and self.headers["webhook-id"] not in seen:
            seen.add(self.headers["webhook-id"])
            message = json.loads(body)
            print(message["type"], next(iter(message["data"].values()))["id"], flush=True)


HTTPServer(("127.0.0.1", int(os.environ.get("PORT", "3000"))), Receiver).serve_forever()

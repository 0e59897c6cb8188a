# python3 check.py DE89370400440532013000 "Jane Doe"
import json, os, sys, time, urllib.error, urllib.request

iban, name = sys.argv[1:3]
url = os.environ.get("PAYEE_CHECK_URL", "http://localhost:8787")
headers = {"Authorization": "Bearer " + os.environ["PAYEE_CHECK_KEY"], "Content-Type": "application/json"}


def call(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    try:
        with urllib.request.urlopen(urllib.request.Request(url + path, data, headers), timeout=30) as response:
            return json.load(response)["check"]
    except urllib.error.HTTPError as error:  # With 429 and 503, Retry-After says when to try again.
        raise SystemExit(json.load(error)["code"])


check = call("/v1/checks", {"account": {"scheme": "iban", "iban": iban}, "name": name})
# Most banks answer within seconds. If one does not, keep polling: the bank itself is asked only once.
while check["status"] == "pending":
    time.sleep(check["pollAfterMs"] / 1000)
    check = call("/v1/checks/" + check["id"])

if check["risk"]["level"] == "high":
    print("stop: serious warnings about this account", *check["risk"]["signals"])
elif check["outcome"] == "close_match":
    print("close_match", check.get("registeredName") or check["reason"])
else:
    print(*filter(None, [check["outcome"], check["reason"]]))

"""The issuer's public keys, fetched when needed, and cached."""

import json
import threading
import time
import urllib.request

from verify_receipt import ReceiptError

KEPT_SECONDS = 600
REFETCH_AFTER_SECONDS = 60
RETRY_AFTER_SECONDS = 10
TIMEOUT_SECONDS = 5


class RemoteKeys:
    """Create one per process, and pass it to verify_receipt as `keys`.

    An unknown key id triggers another fetch, at most once a minute: made-up ids must not cause requests. A set that
    cannot be fetched says nothing about a receipt (`jwks_unavailable`).
    """

    def __init__(self, url):
        self._url = url
        self._keys = {}
        self._fetched_at = None
        self._failed_at = None
        self._lock = threading.Lock()

    def find(self, kid):
        with self._lock:
            kept = KEPT_SECONDS if kid in self._keys else REFETCH_AFTER_SECONDS
            if not self._is_within(kept, self._fetched_at):
                # Orders must not queue up behind a server that is down.
                if self._is_within(RETRY_AFTER_SECONDS, self._failed_at):
                    raise ReceiptError("jwks_unavailable")
                self._fetch()
            return self._keys.get(kid)

    @staticmethod
    def _is_within(seconds, since):
        return since is not None and time.monotonic() - since < seconds

    def _fetch(self):
        try:
            with urllib.request.urlopen(self._url, timeout=TIMEOUT_SECONDS) as answer:
                keys = json.load(answer)["keys"]
            self._keys = {key["kid"]: key for key in keys}
        except (OSError, ValueError, KeyError, TypeError):
            self._failed_at = time.monotonic()
            raise ReceiptError("jwks_unavailable") from None
        self._fetched_at = time.monotonic()

"""Verifies receipts of Payee Check. Python 3.9 or later. Needs cryptography: pip install cryptography."""

import base64
import hashlib
import hmac
import json
import re
import time
import unicodedata
from datetime import datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

OUTCOMES = {"match", "close_match", "no_match", "unable_to_verify"}
DECISIONS = {None, "use_registered_name", "continue_anyway"}
BASES = {None, "name_check", "identifier_check", "ownership"}
LEVELS = {"unknown", "none", "caution", "high"}
# Half the order of P-256. Of the two valid signatures, a receipt has the one with the lower s.
HALF_ORDER = 0x7FFFFFFF800000007FFFFFFFFFFFFFFFDE737D56D38BCF4279DCE5617E3192A8
# A decision can be recorded for a day, and its receipt is valid for 15 more minutes.
REMEMBERED_SECONDS = 25 * 60 * 60
# Unicode's White_Space; str.split() and \s of Python mean a little more.
WHITE_SPACE = re.compile("[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
# What people and programs put between the groups of an account number, and invisible characters.
SEPARATORS = re.compile(
    "[\t-\r .\\-\x85\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2010-\u2015\u2028-\u202f\u205f-\u2064\u2066-\u206f\u2212\u3000\ufeff]"
)
# Lower case and full-width letters and digits, to plain capitals and digits.
PLAIN = {code: code - 32 for code in range(ord("a"), ord("z") + 1)}
PLAIN.update({0xFF10 + at: ord("0") + at for at in range(10)})
PLAIN.update({0xFF21 + at: ord("A") + at for at in range(26)})
PLAIN.update({0xFF41 + at: ord("A") + at for at in range(26)})


class ReceiptError(Exception):
    """A receipt that proves nothing; `code` says why."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def read_payee(form, name="payee"):
    """Receipt, account and name, as `<payee-check name="payee">` submits them. `form` has the fields as texts."""

    def text(field):
        value = form.get(field)
        return value if isinstance(value, str) else ""

    if text(f"{name}.scheme") == "uk":
        account = {
            "scheme": "uk",
            "sortCode": text(f"{name}.sort-code"),
            "accountNumber": text(f"{name}.account-number"),
            "secondaryReference": text(f"{name}.secondary-reference"),
        }
    else:
        account = {"scheme": "iban", "iban": text(f"{name}.iban")}
    return text(name), account, text(f"{name}.name")


def read_identifiers(form, name="payee"):
    """The identifier that the payer typed, if `<payee-check identifier="…">` asks for one."""
    value = form.get(f"{name}.identifier")
    return [{"type": form.get(f"{name}.identifier-type", ""), "value": value}] if value else []


def _plain(text):
    return SEPARATORS.sub("", text).translate(PLAIN)


def account_value(account):
    """The text hashed into `account_hash`; empty, which no receipt is signed for, if there is no account."""
    if account["scheme"] == "iban":
        return re.sub("^(IBAN:?)+", "", _plain(account["iban"]))
    sort_code, number = _plain(account["sortCode"]), _plain(account["accountNumber"])
    reference = "".join(c for c in account.get("secondaryReference") or "" if unicodedata.category(c) != "Cf").strip()
    fits = re.fullmatch("[0-9]{6}", sort_code) and re.fullmatch("[0-9]{6,10}", number)
    if not fits or not re.fullmatch("[A-Za-z0-9 ./&-]{0,35}", reference):
        return ""
    # Numbers that do not have eight digits: Vocalink, “Validating account numbers”.
    if len(number) == 10 and sort_code.startswith("08"):  # The Co-operative Bank
        number = number[:8]
    elif len(number) == 10 and re.match("01|5|6[0-6]", sort_code):  # NatWest
        number = number[-8:]
    elif len(number) == 9 and re.match("090|091[0-8]|091900|72|89[012]|165710", sort_code):  # Santander
        sort_code, number = sort_code[:5] + number[0], number[1:]
    return sort_code + number.zfill(8) + (f"/{reference}" if reference else "")


def name_value(name):
    """The text hashed into `name_hash`."""
    return WHITE_SPACE.sub(" ", unicodedata.normalize("NFC", name)).strip(" \ufeff")


def identifier_value(identifier):
    """The text hashed into each of `identifier_hashes`."""
    return identifier["type"] + ":" + re.sub("[^A-Z0-9]", "", _plain(identifier["value"]))


def _base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _decode(part):
    """Canonical base64url: other strings decode to the same bytes."""
    try:
        data = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
    except ValueError:
        raise ReceiptError("malformed") from None
    if _base64url(data) != part:
        raise ReceiptError("malformed")
    return data


def _object(data):
    try:
        value = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        raise ReceiptError("malformed") from None
    if not isinstance(value, dict):
        raise ReceiptError("malformed")
    return value


def _is_hash_of(expected, salt, value):
    digest = hashlib.sha256(f"{salt}\n{value}".encode("utf-8", "surrogatepass")).digest()
    return hmac.compare_digest(_base64url(digest).encode(), str(expected).encode())


def _is_word(value, words):
    return (value is None or isinstance(value, str)) and value in words


def _has_all_claims(claims):
    """Claims that decide about a payment need a known value. Others may get new values, but need the right type."""
    risk, source = claims.get("risk"), claims.get("src", "")
    return (
        all(isinstance(claims.get(name), str) for name in ("iss", "aud", "jti", "salt", "account_hash", "name_hash"))
        and all(type(claims.get(name)) is int for name in ("iat", "exp", "checked_at"))
        and all(isinstance(claims.get(name, 0), (str, type(None))) for name in ("reason", "account_status"))
        and all(isinstance(claims.get(name, ""), str) for name in ("ref", "subject_hash"))
        and isinstance(claims.get("identifier_hashes", []), list)
        and isinstance(claims.get("shown", {}), dict)
        and _is_word(claims.get("outcome"), OUTCOMES)
        and _is_word(claims.get("decision", 0), DECISIONS)
        and _is_word(claims.get("basis", 0), BASES)
        and isinstance(risk, dict)
        and _is_word(risk.get("level"), LEVELS)
        and isinstance(risk.get("signals"), list)
        and (source is None or (isinstance(source, dict) and source.get("environment") in ("live", "sandbox")))
    )


def _find(keys, kid):
    """The key comes from the issuer's own set. Anyone can write `jwk`, `jku` or `x5u` into a header."""
    if hasattr(keys, "find"):
        return keys.find(kid)
    return next((key for key in keys["keys"] if key.get("kid") == kid), None)


def _is_signed_by(key, data, signature):
    if (key.get("kty"), key.get("crv")) != ("EC", "P-256"):
        return False
    try:
        x, y = (int.from_bytes(_decode(key[name]), "big") for name in ("x", "y"))
        public = ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
        r, s = (int.from_bytes(half, "big") for half in (signature[:32], signature[32:]))
        public.verify(encode_dss_signature(r, s), data, ec.ECDSA(hashes.SHA256()))
        return True
    except (InvalidSignature, ValueError, KeyError, ReceiptError):
        return False


def _could_sign_at(key, issued_at, tolerance):
    """In an archive, each key has the period in which it was used."""

    def seconds(name):
        return datetime.fromisoformat(key[name].replace("Z", "+00:00")).timestamp() if key.get(name) else None

    start, end = seconds("validFrom"), seconds("validUntil")
    return (start is None or issued_at + tolerance >= start) and (end is None or issued_at - tolerance <= end)


def _read(receipt, keys, clock_tolerance):
    """The claims of a genuine receipt, before they are compared with anything."""
    if not isinstance(receipt, str) or len(receipt) > 4096 or receipt.count(".") != 2:
        raise ReceiptError("malformed")
    parts = receipt.split(".")
    header_bytes, payload, signature = (_decode(part) for part in parts)
    header = _object(header_bytes)
    if header.get("typ") != "payee-check-receipt+jwt" or "crit" in header:
        raise ReceiptError("malformed")
    kid = header.get("kid")
    if header.get("alg") != "ES256" or not isinstance(kid, str):
        raise ReceiptError("signature")
    if len(signature) != 64 or int.from_bytes(signature[32:], "big") > HALF_ORDER:
        raise ReceiptError("malformed")
    key = _find(keys, kid)
    if key is None or not _is_signed_by(key, f"{parts[0]}.{parts[1]}".encode("ascii"), signature):
        raise ReceiptError("signature")
    claims = _object(payload)
    if not _has_all_claims(claims):
        raise ReceiptError("malformed")
    if not _could_sign_at(key, claims["iat"], clock_tolerance):
        raise ReceiptError("signature")
    return claims


def verify_receipt(
    receipt,
    *,
    keys,
    issuer,
    audience,
    account,
    name,
    identifiers=(),
    reference=None,
    subject=None,
    allow_sandbox=False,
    as_evidence=False,
    used_receipts=None,
    now=None,
    clock_tolerance=5,
):
    """The claims of a receipt for this account and this name; raises ReceiptError.

    `not_checked` means that the form contained no receipt: the check was not made, or could not be. That alone is no reason
    to refuse a payment. Decide by your own rule for unchecked payees, as for `unable_to_verify`.

    keys           what /.well-known/jwks.json answers, or RemoteKeys; as evidence, /.well-known/receipt-keys.json
    identifiers    those by which the payee is known, dicts of type and value: each has to be one that was checked
    reference      the order that is paid, if the session was minted for one
    subject        the customer who is paid; required if the receipt proves ownership
    allow_sandbox  accept the made-up answers of a sandbox
    as_evidence    judge a stored receipt as of the time it was issued
    used_receipts  has use(check_id, seconds), which is True for the first caller only
    """
    if receipt is None or receipt == "":
        raise ReceiptError("not_checked")
    claims = _read(receipt, keys, clock_tolerance)
    if claims["iss"] != issuer:
        raise ReceiptError("issuer_mismatch")
    if claims["aud"] != audience:
        raise ReceiptError("origin_mismatch")
    if claims["exp"] <= (claims["iat"] if as_evidence else int(time.time() if now is None else now) - clock_tolerance):
        raise ReceiptError("expired")
    if claims["src"] is not None and claims["src"]["environment"] == "sandbox" and not allow_sandbox:
        raise ReceiptError("sandbox")
    if not _is_hash_of(claims["account_hash"], claims["salt"], account_value(account)):
        raise ReceiptError("account_mismatch")
    if not _is_hash_of(claims["name_hash"], claims["salt"], name_value(name)):
        raise ReceiptError("name_mismatch")
    for identifier in identifiers:
        value = identifier_value(identifier)
        if not any(_is_hash_of(one, claims["salt"], value) for one in claims.get("identifier_hashes", [])):
            raise ReceiptError("identifier_mismatch")
    if claims.get("ref") != reference:
        raise ReceiptError("reference_mismatch")
    if subject is None and claims["basis"] == "ownership":
        raise ReceiptError("subject_required")
    if subject is not None and not _is_hash_of(claims.get("subject_hash", ""), claims["salt"], subject):
        raise ReceiptError("subject_mismatch")
    if used_receipts is not None and not as_evidence and not used_receipts.use(claims["jti"], REMEMBERED_SECONDS):
        raise ReceiptError("already_used")
    return claims

"""Verifies a receipt of Payee Check. Needs PyJWT and cryptography: pip install "pyjwt[crypto]"."""

import base64
import hashlib
import hmac
import re
import time
import unicodedata

import jwt

OUTCOMES = {"match", "close_match", "no_match", "unable_to_verify"}
# Unicode's White_Space; str.split() and \s of Python mean a little more.
WHITE_SPACE = re.compile("[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")


class ReceiptError(Exception):
    """A receipt that proves nothing; `code` says why."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def account_value(account):
    if account["scheme"] == "iban":
        return re.sub(r"[\s.-]", "", account["iban"]).upper()
    sort_code = re.sub(r"[\s-]", "", account["sortCode"])
    number = re.sub(r"[\s-]", "", account["accountNumber"]).zfill(8)
    reference = (account.get("secondaryReference") or "").strip()
    return sort_code + number + (f"/{reference}" if reference else "")


def name_value(name):
    return WHITE_SPACE.sub(" ", unicodedata.normalize("NFC", name)).strip(" \ufeff")


def _base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _is_hash_of(expected, salt, value):
    digest = _base64url(hashlib.sha256(f"{salt}\n{value}".encode()).digest())
    return hmac.compare_digest(digest.encode(), expected.encode())


def _check_signature_spelling(receipt):
    """Up to sixteen spellings decode to one signature; the canonical one alone is accepted."""
    signature = receipt.rsplit(".", 1)[1]
    try:
        decoded = base64.urlsafe_b64decode(signature + "=" * (-len(signature) % 4))
    except ValueError:
        raise ReceiptError("signature") from None
    if _base64url(decoded) != signature:
        raise ReceiptError("signature")


def _has_all_claims(claims):
    texts = ("iss", "aud", "jti", "salt", "account_hash", "name_hash", "outcome")
    return (
        all(isinstance(claims.get(it), str) for it in texts)
        and claims["outcome"] in OUTCOMES
        and all(type(claims.get(it)) is int for it in ("iat", "exp"))
        and all(it in claims and isinstance(claims[it], (str, type(None))) for it in ("reason", "decision", "basis"))
        and isinstance(claims.get("risk"), dict)
    )


def _key_for(receipt, jwks):
    """The key comes from the issuer's own set: `jwk`, `jku` and `x5u` in a header are anybody's."""
    try:
        header = jwt.get_unverified_header(receipt)
    except jwt.InvalidTokenError:
        raise ReceiptError("malformed") from None
    if header.get("typ") != "payee-check-receipt+jwt" or "crit" in header:
        raise ReceiptError("malformed")
    if header.get("alg") != "ES256":
        raise ReceiptError("signature")
    for jwk in jwks["keys"] if header.get("kid") else []:
        if jwk.get("kid") == header.get("kid") and (jwk["kty"], jwk["crv"]) == ("EC", "P-256"):
            return jwt.PyJWK(jwk, algorithm="ES256").key
    raise ReceiptError("signature")


def verify_receipt(receipt, *, jwks, issuer, audience, account, name, now=None, clock_tolerance=5):
    """The claims of a receipt for this account and this name; raises ReceiptError.

    `not_checked` means that the form brought no receipt: the check could not be made, or was not. That alone is no reason
    to refuse a payment. Your own rule for what was not checked decides, as it does for `unable_to_verify`.
    """
    if receipt is None or receipt == "":
        raise ReceiptError("not_checked")
    now = time.time() if now is None else now
    if not isinstance(receipt, str) or len(receipt) > 4096 or receipt.count(".") != 2:
        raise ReceiptError("malformed")
    _check_signature_spelling(receipt)
    try:
        claims = jwt.decode(
            receipt,
            _key_for(receipt, jwks),
            algorithms=["ES256"],
            issuer=issuer,
            audience=audience,
            # The age is judged below, by the caller's clock.
            options={"require": ["iss", "aud", "iat", "exp", "jti"], "verify_exp": False, "verify_iat": False},
        )
    except (jwt.InvalidSignatureError, jwt.InvalidAlgorithmError, jwt.InvalidKeyError):
        raise ReceiptError("signature") from None
    except jwt.InvalidIssuerError:
        raise ReceiptError("issuer_mismatch") from None
    except jwt.InvalidAudienceError:
        raise ReceiptError("origin_mismatch") from None
    except jwt.InvalidTokenError:
        raise ReceiptError("malformed") from None
    if not _has_all_claims(claims):
        raise ReceiptError("malformed")
    if claims["exp"] <= now - clock_tolerance:
        raise ReceiptError("expired")
    if not _is_hash_of(claims["account_hash"], claims["salt"], account_value(account)):
        raise ReceiptError("account_mismatch")
    if not _is_hash_of(claims["name_hash"], claims["salt"], name_value(name)):
        raise ReceiptError("name_mismatch")
    return claims

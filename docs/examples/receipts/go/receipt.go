// Package payeecheck verifies receipts of Payee Check with nothing but the standard library.
package payeecheck

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"strings"
	"time"
)

// Error is why a receipt proves nothing.
type Error string

func (e Error) Error() string { return string(e) }

// JWK is a public key of the issuer. An archive says from when to when it was in use.
type JWK struct {
	Kty        string     `json:"kty"`
	Crv        string     `json:"crv"`
	Kid        string     `json:"kid"`
	X          string     `json:"x"`
	Y          string     `json:"y"`
	ValidFrom  *time.Time `json:"validFrom"`
	ValidUntil *time.Time `json:"validUntil"`
}

// Keys is where the issuer's public keys come from: LocalKeys, or RemoteKeys.
type Keys interface {
	// Find returns the key with this id, nil if there is none, or the Error jwks_unavailable.
	Find(kid string) (*JWK, error)
}

// LocalKeys are keys that you already have.
type LocalKeys []JWK

// Find returns the key with this id, or nil.
func (keys LocalKeys) Find(kid string) (*JWK, error) {
	for at := range keys {
		if keys[at].Kid == kid {
			return &keys[at], nil
		}
	}
	return nil, nil
}

// UsedReceipts remembers which checks were used for a payment, across all servers of a shop.
type UsedReceipts interface {
	// Use is true for the first caller only. Remembered for at least that long.
	Use(checkID string, remember time.Duration) (bool, error)
}

// Expected is what a receipt is compared with.
type Expected struct {
	// Keys are those of /.well-known/jwks.json; as evidence, of /.well-known/receipt-keys.json.
	Keys     Keys
	Issuer   string
	Audience string
	Account  Account
	Name     string
	// Identifiers are identifiers by which the payee is known: each has to be one that was checked.
	Identifiers []Identifier
	// Reference is the order that is paid, if the session was minted for one.
	Reference string
	// Subject is the customer who is paid; required if the receipt proves ownership.
	Subject string
	// AllowSandbox accepts the made-up answers of a sandbox.
	AllowSandbox bool
	// AsEvidence judges a stored receipt as of the time it was issued.
	AsEvidence     bool
	UsedReceipts   UsedReceipts
	Now            time.Time
	ClockTolerance time.Duration
	// NFC composes a name (Unicode NFC), which the standard library cannot do: set it to norm.NFC.String of
	// golang.org/x/text/unicode/norm. Without it a name that is not in NFC is refused as another name.
	NFC func(string) string
}

// A decision can be recorded for a day, and its receipt is valid for 15 more minutes.
const remembered = 25 * time.Hour

var (
	encoding = base64.RawURLEncoding.Strict()
	// Half the order of P-256. Of the two valid signatures, a receipt has the one with the lower s.
	halfOrder = new(big.Int).Rsh(elliptic.P256().Params().N, 1)
)

func isHashOf(expected, salt, value string) bool {
	digest := sha256.Sum256([]byte(salt + "\n" + value))
	return subtle.ConstantTimeCompare([]byte(encoding.EncodeToString(digest[:])), []byte(expected)) == 1
}

func wereAsked(identifiers []Identifier, claims *Claims) bool {
	for _, identifier := range identifiers {
		found := false
		for _, hash := range claims.IdentifierHashes {
			found = found || isHashOf(hash, claims.Salt, identifierValue(identifier))
		}
		if !found {
			return false
		}
	}
	return true
}

// decode accepts only canonical base64url: other strings decode to the same bytes.
func decode(text string) ([]byte, error) {
	decoded, err := encoding.DecodeString(text)
	if err != nil || encoding.EncodeToString(decoded) != text {
		return nil, Error("malformed")
	}
	return decoded, nil
}

func isSignedBy(key *JWK, input string, signature []byte) bool {
	x, errX := decode(key.X)
	y, errY := decode(key.Y)
	if key.Kty != "EC" || key.Crv != "P-256" || errX != nil || errY != nil {
		return false
	}
	public := &ecdsa.PublicKey{Curve: elliptic.P256(), X: new(big.Int).SetBytes(x), Y: new(big.Int).SetBytes(y)}
	if !public.Curve.IsOnCurve(public.X, public.Y) {
		return false
	}
	digest := sha256.Sum256([]byte(input))
	// A JWS has r and s side by side (RFC 7518, 3.4).
	return ecdsa.Verify(public, digest[:], new(big.Int).SetBytes(signature[:32]), new(big.Int).SetBytes(signature[32:]))
}

func couldSignAt(key *JWK, issuedAt int64, tolerance time.Duration) bool {
	at := time.Unix(issuedAt, 0)
	return (key.ValidFrom == nil || !at.Add(tolerance).Before(*key.ValidFrom)) &&
		(key.ValidUntil == nil || !at.Add(-tolerance).After(*key.ValidUntil))
}

// kidOf returns the id of the key that a header names. The key itself comes from the issuer's own set: anyone can write jwk, jku or x5u.
func kidOf(text []byte) (string, error) {
	var header map[string]any
	if json.Unmarshal(text, &header) != nil || header == nil {
		return "", Error("malformed")
	}
	if _, critical := header["crit"]; critical || header["typ"] != "payee-check-receipt+jwt" {
		return "", Error("malformed")
	}
	kid, named := header["kid"].(string)
	if header["alg"] != "ES256" || !named {
		return "", Error("signature")
	}
	return kid, nil
}

// read returns the claims of a genuine receipt, before they are compared with anything.
func read(receipt string, keys Keys, tolerance time.Duration) (*Claims, error) {
	parts := strings.Split(receipt, ".")
	if len(receipt) > 4096 || len(parts) != 3 {
		return nil, Error("malformed")
	}
	var decoded [3][]byte
	for at, part := range parts {
		var err error
		if decoded[at], err = decode(part); err != nil {
			return nil, err
		}
	}
	kid, err := kidOf(decoded[0])
	if err != nil {
		return nil, err
	}
	signature := decoded[2]
	if len(signature) != 64 || bytes.Compare(signature[32:], halfOrder.FillBytes(make([]byte, 32))) > 0 {
		return nil, Error("malformed")
	}
	key, err := keys.Find(kid)
	if err != nil {
		return nil, err
	}
	if key == nil || !isSignedBy(key, parts[0]+"."+parts[1], signature) {
		return nil, Error("signature")
	}
	claims, err := parseClaims(decoded[1])
	if err != nil {
		return nil, err
	}
	if !couldSignAt(key, claims.IssuedAt, tolerance) {
		return nil, Error("signature")
	}
	return claims, nil
}

// Verify returns the claims of a receipt for this account and this name, or an Error.
//
// The Error not_checked means that the form contained no receipt: the check was not made, or could not be. That alone is no
// reason to refuse a payment. Decide by your own rule for unchecked payees, as for unable_to_verify.
func Verify(receipt string, expected Expected) (*Claims, error) {
	if receipt == "" {
		return nil, Error("not_checked")
	}
	claims, err := read(receipt, expected.Keys, expected.ClockTolerance)
	if err != nil {
		return nil, err
	}
	judgedAt := expected.Now.Add(-expected.ClockTolerance).Unix()
	if expected.AsEvidence {
		judgedAt = claims.IssuedAt
	}
	isOwnership := claims.Basis != nil && *claims.Basis == "ownership"
	switch {
	case claims.Issuer != expected.Issuer:
		return nil, Error("issuer_mismatch")
	case claims.Audience != expected.Audience:
		return nil, Error("origin_mismatch")
	case claims.Expires <= judgedAt:
		return nil, Error("expired")
	case claims.Source != nil && claims.Source.Environment == "sandbox" && !expected.AllowSandbox:
		return nil, Error("sandbox")
	case !isHashOf(claims.AccountHash, claims.Salt, accountValue(expected.Account)):
		return nil, Error("account_mismatch")
	case !isHashOf(claims.NameHash, claims.Salt, nameValue(expected.Name, expected.NFC)):
		return nil, Error("name_mismatch")
	case !wereAsked(expected.Identifiers, claims):
		return nil, Error("identifier_mismatch")
	case claims.Reference != expected.Reference:
		return nil, Error("reference_mismatch")
	case expected.Subject == "" && isOwnership:
		return nil, Error("subject_required")
	case expected.Subject != "" && !isHashOf(claims.SubjectHash, claims.Salt, expected.Subject):
		return nil, Error("subject_mismatch")
	}
	if expected.UsedReceipts != nil && !expected.AsEvidence {
		isFirst, err := expected.UsedReceipts.Use(claims.CheckID, remembered)
		if err != nil {
			return nil, err
		}
		if !isFirst {
			return nil, Error("already_used")
		}
	}
	return claims, nil
}

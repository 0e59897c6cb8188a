// Package payeecheck verifies receipts of Payee Check with the standard library alone.
package payeecheck

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"regexp"
	"strings"
	"time"
)

// Error is why a receipt proves nothing.
type Error string

func (e Error) Error() string { return string(e) }

// Account is what will be paid: an IBAN, or a UK sort code and account number.
type Account struct {
	Scheme             string `json:"scheme"`
	IBAN               string `json:"iban"`
	SortCode           string `json:"sortCode"`
	AccountNumber      string `json:"accountNumber"`
	SecondaryReference string `json:"secondaryReference"`
}

// JWK is a public key of the issuer.
type JWK struct {
	Kty string `json:"kty"`
	Crv string `json:"crv"`
	Kid string `json:"kid"`
	X   string `json:"x"`
	Y   string `json:"y"`
}

// Expected is what a receipt is held against.
type Expected struct {
	Keys           []JWK
	Issuer         string
	Audience       string
	Account        Account
	Name           string
	Now            time.Time
	ClockTolerance time.Duration
	// NFC composes a name (Unicode NFC), which the standard library cannot do: set it to norm.NFC.String of
	// golang.org/x/text/unicode/norm. Without it a name that is not in NFC is refused as another name.
	NFC func(string) string
}

// Claims is what a receipt states.
type Claims struct {
	Issuer   string   `json:"iss"`
	Audience string   `json:"aud"`
	IssuedAt *float64 `json:"iat"`
	Expires  *float64 `json:"exp"`
	CheckID  string   `json:"jti"`
	Subject  string   `json:"sub"`
	Outcome  string   `json:"outcome"`
	Reason   *string  `json:"reason"`
	Decision *string  `json:"decision"`
	Basis    *string  `json:"basis"`
	Risk     struct {
		Level   string   `json:"level"`
		Signals []string `json:"signals"`
	} `json:"risk"`
	Salt        string `json:"salt"`
	AccountHash string `json:"account_hash"`
	NameHash    string `json:"name_hash"`
}

var (
	separators = regexp.MustCompile(`[\s.-]`)
	// Unicode's White_Space.
	whiteSpace = regexp.MustCompile(`[\x{09}-\x{0D}\x{20}\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]+`)
	encoding   = base64.RawURLEncoding
)

func accountValue(a Account) string {
	if a.Scheme == "iban" {
		return strings.ToUpper(separators.ReplaceAllString(a.IBAN, ""))
	}
	number := separators.ReplaceAllString(a.AccountNumber, "")
	if missing := 8 - len(number); missing > 0 {
		number = strings.Repeat("0", missing) + number
	}
	value := separators.ReplaceAllString(a.SortCode, "") + number
	if reference := strings.TrimSpace(a.SecondaryReference); reference != "" {
		value += "/" + reference
	}
	return value
}

func nameValue(name string, nfc func(string) string) string {
	if nfc != nil {
		name = nfc(name)
	}
	return strings.Trim(whiteSpace.ReplaceAllString(name, " "), " \uFEFF")
}

func isHashOf(expected, salt, value string) bool {
	digest := sha256.Sum256([]byte(salt + "\n" + value))
	return subtle.ConstantTimeCompare([]byte(encoding.EncodeToString(digest[:])), []byte(expected)) == 1
}

// decode accepts the canonical spelling only: up to sixteen others decode to the same bytes.
func decode(text string, otherwise Error) ([]byte, error) {
	bytes, err := encoding.DecodeString(text)
	if err != nil || encoding.EncodeToString(bytes) != text {
		return nil, otherwise
	}
	return bytes, nil
}

func parse(part string, into any) error {
	bytes, err := decode(part, "malformed")
	if err != nil {
		return err
	}
	if json.Unmarshal(bytes, into) != nil {
		return Error("malformed")
	}
	return nil
}

// keyFor looks in the issuer's own set alone: jwk, jku and x5u in a header are anybody's.
func keyFor(part string, keys []JWK) (*ecdsa.PublicKey, error) {
	var header map[string]any
	if err := parse(part, &header); err != nil {
		return nil, err
	}
	if _, critical := header["crit"]; critical || header["typ"] != "payee-check-receipt+jwt" {
		return nil, Error("malformed")
	}
	kid, named := header["kid"].(string)
	if header["alg"] != "ES256" || !named {
		return nil, Error("signature")
	}
	for _, key := range keys {
		if key.Kid != kid || key.Kty != "EC" || key.Crv != "P-256" {
			continue
		}
		x, errX := decode(key.X, "signature")
		y, errY := decode(key.Y, "signature")
		public := &ecdsa.PublicKey{Curve: elliptic.P256(), X: new(big.Int).SetBytes(x), Y: new(big.Int).SetBytes(y)}
		if errX == nil && errY == nil && public.Curve.IsOnCurve(public.X, public.Y) {
			return public, nil
		}
	}
	return nil, Error("signature")
}

// hasAllClaims tells a claim that is null from one that is not there; types are looked at where claims are parsed.
func hasAllClaims(part string) bool {
	var claims map[string]json.RawMessage
	if parse(part, &claims) != nil {
		return false
	}
	for _, name := range []string{"iss", "aud", "salt", "account_hash", "name_hash", "reason", "decision", "basis", "risk"} {
		if _, there := claims[name]; !there {
			return false
		}
	}
	return claims["risk"][0] == '{'
}

// Verify returns the claims of a receipt for this account and this name, or an Error.
//
// The Error not_checked means that the form brought no receipt: the check could not be made, or was not. That alone is no
// reason to refuse a payment. Your own rule for what was not checked decides, as it does for unable_to_verify.
func Verify(receipt string, expected Expected) (*Claims, error) {
	if receipt == "" {
		return nil, Error("not_checked")
	}
	parts := strings.Split(receipt, ".")
	if len(receipt) > 4096 || len(parts) != 3 {
		return nil, Error("malformed")
	}
	signature, err := decode(parts[2], "signature")
	if err != nil {
		return nil, err
	}
	key, err := keyFor(parts[0], expected.Keys)
	if err != nil {
		return nil, err
	}
	digest := sha256.Sum256([]byte(parts[0] + "." + parts[1]))
	if len(signature) != 64 ||
		!ecdsa.Verify(key, digest[:], new(big.Int).SetBytes(signature[:32]), new(big.Int).SetBytes(signature[32:])) {
		return nil, Error("signature")
	}
	claims := &Claims{}
	if err := parse(parts[1], claims); err != nil {
		return nil, err
	}
	if !hasAllClaims(parts[1]) {
		return nil, Error("malformed")
	}
	switch claims.Outcome {
	case "match", "close_match", "no_match", "unable_to_verify":
	default:
		return nil, Error("malformed")
	}
	if claims.Expires == nil || claims.IssuedAt == nil || claims.CheckID == "" || claims.Salt == "" {
		return nil, Error("malformed")
	}
	switch {
	case claims.Issuer != expected.Issuer:
		return nil, Error("issuer_mismatch")
	case claims.Audience != expected.Audience:
		return nil, Error("origin_mismatch")
	case *claims.Expires <= float64(expected.Now.Add(-expected.ClockTolerance).Unix()):
		return nil, Error("expired")
	case !isHashOf(claims.AccountHash, claims.Salt, accountValue(expected.Account)):
		return nil, Error("account_mismatch")
	case !isHashOf(claims.NameHash, claims.Salt, nameValue(expected.Name, expected.NFC)):
		return nil, Error("name_mismatch")
	}
	return claims, nil
}

package payeecheck

import "encoding/json"

// Source is the evidence that decided.
type Source struct {
	Provider    string  `json:"provider"`
	Reference   *string `json:"reference"`
	Environment string  `json:"environment"`
	Scheme      *string `json:"scheme"`
}

// Claims is what a receipt states.
type Claims struct {
	Issuer      string  `json:"iss"`
	Audience    string  `json:"aud"`
	IssuedAt    int64   `json:"iat"`
	Expires     int64   `json:"exp"`
	CheckID     string  `json:"jti"`
	SubjectHash string  `json:"subject_hash"`
	Reference   string  `json:"ref"`
	Outcome     string  `json:"outcome"`
	Reason      *string `json:"reason"`
	Decision    *string `json:"decision"`
	Basis       *string `json:"basis"`
	Risk        struct {
		Level   string   `json:"level"`
		Signals []string `json:"signals"`
	} `json:"risk"`
	Source        *Source `json:"src"`
	AccountStatus *string `json:"account_status"`
	CheckedAt     int64   `json:"checked_at"`
	// Shown is what the payer saw on the screen, as reported by the browser.
	Shown *struct {
		Locale  string `json:"locale"`
		Element string `json:"element"`
		Policy  string `json:"policy"`
		Text    string `json:"text"`
	} `json:"shown"`
	Salt        string `json:"salt"`
	AccountHash string `json:"account_hash"`
	NameHash    string `json:"name_hash"`
	// IdentifierHashes is empty if none were checked.
	IdentifierHashes []string `json:"identifier_hashes"`
}

// Required claims; nullable if null has a meaning.
var (
	needed   = []string{"iss", "aud", "iat", "exp", "jti", "outcome", "risk", "checked_at", "salt", "account_hash", "name_hash"}
	nullable = []string{"reason", "decision", "basis", "src", "account_status"}
)

func isOneOf(value string, words ...string) bool {
	for _, word := range words {
		if value == word {
			return true
		}
	}
	return false
}

// parseClaims accepts only known values in claims that decide about a payment. Others may get new values.
func parseClaims(text []byte) (*Claims, error) {
	var given map[string]json.RawMessage
	claims := &Claims{}
	if json.Unmarshal(text, &given) != nil || json.Unmarshal(text, claims) != nil {
		return nil, Error("malformed")
	}
	for _, name := range needed {
		if value, there := given[name]; !there || string(value) == "null" {
			return nil, Error("malformed")
		}
	}
	for _, name := range nullable {
		if _, there := given[name]; !there {
			return nil, Error("malformed")
		}
	}
	known := isOneOf(claims.Outcome, "match", "close_match", "no_match", "unable_to_verify") &&
		(claims.Decision == nil || isOneOf(*claims.Decision, "use_registered_name", "continue_anyway")) &&
		(claims.Basis == nil || isOneOf(*claims.Basis, "name_check", "identifier_check", "ownership")) &&
		isOneOf(claims.Risk.Level, "unknown", "none", "caution", "high") && claims.Risk.Signals != nil &&
		(claims.Source == nil || isOneOf(claims.Source.Environment, "live", "sandbox"))
	if !known {
		return nil, Error("malformed")
	}
	return claims, nil
}

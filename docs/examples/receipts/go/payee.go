package payeecheck

import (
	"net/url"
	"regexp"
	"strings"
)

// Account is what will be paid: an IBAN, or a UK sort code and account number.
type Account struct {
	Scheme             string `json:"scheme"`
	IBAN               string `json:"iban"`
	SortCode           string `json:"sortCode"`
	AccountNumber      string `json:"accountNumber"`
	SecondaryReference string `json:"secondaryReference"`
}

// ReadPayee reads what <payee-check name="payee"> submits.
func ReadPayee(form url.Values, payee string) (receipt string, account Account, name string) {
	account = Account{Scheme: "iban", IBAN: form.Get(payee + ".iban")}
	if form.Get(payee+".scheme") == "uk" {
		account = Account{
			Scheme:             "uk",
			SortCode:           form.Get(payee + ".sort-code"),
			AccountNumber:      form.Get(payee + ".account-number"),
			SecondaryReference: form.Get(payee + ".secondary-reference"),
		}
	}
	return form.Get(payee), account, form.Get(payee + ".name")
}

// Identifier is a number that an organisation is known by.
type Identifier struct {
	Type  string `json:"type"`
	Value string `json:"value"`
}

// ReadIdentifiers reads the identifier that the payer typed, if <payee-check identifier="…"> asks for one.
func ReadIdentifiers(form url.Values, payee string) []Identifier {
	if form.Get(payee+".identifier") == "" {
		return nil
	}
	return []Identifier{{Type: form.Get(payee + ".identifier-type"), Value: form.Get(payee + ".identifier")}}
}

// identifierValue is the text hashed into each of identifier_hashes.
func identifierValue(identifier Identifier) string {
	return identifier.Type + ":" + notPlain.ReplaceAllString(plain(identifier.Value), "")
}

// Unicode's White_Space.
const spaces = `\x{09}-\x{0D}\x{20}\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}`

var (
	// What people and programs put between the groups of an account number, and invisible characters.
	separators = regexp.MustCompile(`[` + spaces + `.\-\x{AD}\x{61C}\x{180E}\x{200B}-\x{200F}\x{2010}-\x{2015}` +
		`\x{202A}-\x{202E}\x{2060}-\x{2064}\x{2066}-\x{206F}\x{2212}\x{FEFF}]`)
	notPlain      = regexp.MustCompile(`[^A-Z0-9]`)
	whiteSpace    = regexp.MustCompile(`[` + spaces + `]+`)
	prefix        = regexp.MustCompile(`^(IBAN:?)+`)
	invisible     = regexp.MustCompile(`\p{Cf}`)
	sortCode      = regexp.MustCompile(`^[0-9]{6}$`)
	accountNumber = regexp.MustCompile(`^[0-9]{6,10}$`)
	reference     = regexp.MustCompile(`^[A-Za-z0-9 ./&-]{0,35}$`)
	natWest       = regexp.MustCompile(`^(01|5|6[0-6])`)
	santander     = regexp.MustCompile(`^(090|091[0-8]|091900|72|89[012]|165710)`)
)

// plain is a text without separators, only capital letters and digits.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return r - 32
		case r >= 0xFF10 && r <= 0xFF19, r >= 0xFF21 && r <= 0xFF3A:
			return r - 0xFEE0
		case r >= 0xFF41 && r <= 0xFF5A:
			return r - 0xFF00
		}
		return r
	}, separators.ReplaceAllString(text, ""))
}

// accountValue is the text hashed into account_hash; empty, which no receipt is signed for, if there is no account.
func accountValue(a Account) string {
	if a.Scheme == "iban" {
		return prefix.ReplaceAllString(plain(a.IBAN), "")
	}
	code, number := plain(a.SortCode), plain(a.AccountNumber)
	roll := strings.TrimSpace(invisible.ReplaceAllString(a.SecondaryReference, ""))
	if !sortCode.MatchString(code) || !accountNumber.MatchString(number) || !reference.MatchString(roll) {
		return ""
	}
	// Numbers that do not have eight digits: Vocalink, “Validating account numbers”.
	switch {
	case len(number) == 10 && strings.HasPrefix(code, "08"): // The Co-operative Bank
		number = number[:8]
	case len(number) == 10 && natWest.MatchString(code):
		number = number[2:]
	case len(number) == 9 && santander.MatchString(code):
		code, number = code[:5]+number[:1], number[1:]
	case len(number) < 8:
		number = strings.Repeat("0", 8-len(number)) + number
	}
	if roll != "" {
		return code + number + "/" + roll
	}
	return code + number
}

// nameValue is the text hashed into name_hash.
func nameValue(name string, nfc func(string) string) string {
	if nfc != nil {
		name = nfc(name)
	}
	return strings.Trim(whiteSpace.ReplaceAllString(name, " "), " \uFEFF")
}

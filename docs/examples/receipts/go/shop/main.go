// A shop that takes orders: POST /pay, with what <payee-check name="payee"> submits.
//
//	BFF=https://bff.example ORIGIN=https://shop.example go run ./shop
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"net/url"
	"os"
	"time"

	"example.com/payeecheck"
)

var (
	bff    = os.Getenv("BFF")
	origin = os.Getenv("ORIGIN")
	keys   = payeecheck.NewRemoteKeys(bff + "/.well-known/jwks.json")
	used   = &payeecheck.UsedInMemory{}
	// Codes that say nothing about the payee. The law lets the payer continue, and this shop has a person review the order.
	unknown = map[string]bool{"not_checked": true, "expired": true, "jwks_unavailable": true}
)

// decide is what this shop does with an order; the rule is yours to make.
func decide(form url.Values) (action, why string, err error) {
	receipt, account, name := payeecheck.ReadPayee(form, "payee")
	identifiers := payeecheck.ReadIdentifiers(form, "payee")
	claims, err := payeecheck.Verify(receipt, payeecheck.Expected{
		Keys:        keys,
		Issuer:      bff,
		Audience:    origin,
		Account:     account,
		Name:        name,
		Identifiers: identifiers,
		// A sandbox makes up its answers. Never accept them where money moves.
		AllowSandbox:   os.Getenv("ALLOW_SANDBOX") == "1",
		UsedReceipts:   used,
		Now:            time.Now(),
		ClockTolerance: 5 * time.Second,
	})
	var refusal payeecheck.Error
	switch {
	case errors.As(err, &refusal) && unknown[refusal.Error()]:
		return "review", refusal.Error(), nil
	case errors.As(err, &refusal):
		return "refuse", refusal.Error(), nil
	case err != nil:
		return "", "", err
	// An account that was reported for fraud is never paid automatically, whoever it belongs to.
	case claims.Risk.Level == "high":
		return "review", "high_risk", nil
	// A match by identifier counts only if this shop knows the identifier.
	case claims.Basis != nil && *claims.Basis == "identifier_check" && len(identifiers) == 0:
		return "review", "no_identifier", nil
	case claims.Outcome == "match", claims.Decision != nil && *claims.Decision == "use_registered_name":
		return "pay", claims.Outcome, nil
	case claims.Reason != nil:
		return "review", *claims.Reason, nil
	}
	return "review", claims.Outcome, nil
}

func pay(writer http.ResponseWriter, request *http.Request) {
	request.Body = http.MaxBytesReader(writer, request.Body, 1<<16)
	action, why := "refuse", "no_payee"
	if err := request.ParseForm(); err == nil && request.Method == http.MethodPost && request.PostForm.Has("payee.name") {
		if action, why, err = decide(request.PostForm); err != nil {
			http.Error(writer, "", http.StatusInternalServerError)
			return
		}
	}
	writer.Header().Set("Content-Type", "application/json")
	if action == "refuse" {
		writer.WriteHeader(http.StatusBadRequest)
	}
	json.NewEncoder(writer).Encode(map[string]string{"action": action, "why": why})
}

func main() {
	http.HandleFunc("/pay", pay)
	port := os.Getenv("PORT")
	if port == "" {
		port = "8000"
	}
	listener, err := net.Listen("tcp", "127.0.0.1:"+port)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("The shop is on http://%s\n", listener.Addr())
	log.Fatal(http.Serve(listener, nil))
}

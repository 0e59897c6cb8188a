// Prints the verdict on each vector: id, verdict and outcome, separated by tabs.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"time"

	"example.com/payeecheck"
)

type keySet struct {
	Keys payeecheck.LocalKeys `json:"keys"`
}

type content struct {
	JWKS    keySet `json:"jwks"`
	Archive keySet `json:"archive"`
	Vectors []struct {
		ID             string                  `json:"id"`
		Receipt        string                  `json:"receipt"`
		Issuer         string                  `json:"issuer"`
		Audience       string                  `json:"audience"`
		Account        payeecheck.Account      `json:"account"`
		Name           string                  `json:"name"`
		At             int64                   `json:"at"`
		ClockTolerance int64                   `json:"clockTolerance"`
		Identifiers    []payeecheck.Identifier `json:"identifiers"`
		Reference      string                  `json:"reference"`
		Subject        string                  `json:"subject"`
		AllowSandbox   bool                    `json:"allowSandbox"`
		As             string                  `json:"as"`
	} `json:"vectors"`
}

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	var all content
	if err := json.Unmarshal(text, &all); err != nil {
		panic(err)
	}
	for _, vector := range all.Vectors {
		keys := all.JWKS.Keys
		if vector.As == "evidence" {
			keys = all.Archive.Keys
		}
		claims, err := payeecheck.Verify(vector.Receipt, payeecheck.Expected{
			Keys:           keys,
			Issuer:         vector.Issuer,
			Audience:       vector.Audience,
			Account:        vector.Account,
			Name:           vector.Name,
			Identifiers:    vector.Identifiers,
			Reference:      vector.Reference,
			Subject:        vector.Subject,
			AllowSandbox:   vector.AllowSandbox,
			AsEvidence:     vector.As == "evidence",
			Now:            time.Unix(vector.At, 0),
			ClockTolerance: time.Duration(vector.ClockTolerance) * time.Second,
		})
		if err != nil {
			fmt.Printf("%s\t%s\t\n", vector.ID, err)
		} else {
			fmt.Printf("%s\tvalid\t%s\n", vector.ID, claims.Outcome)
		}
	}
}

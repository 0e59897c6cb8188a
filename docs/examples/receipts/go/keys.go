package payeecheck

import (
	"encoding/json"
	"io"
	"net/http"
	"sync"
	"time"
)

const (
	keptFor      = 10 * time.Minute
	refetchAfter = time.Minute
	retryAfter   = 10 * time.Second
	timeout      = 5 * time.Second
)

// RemoteKeys fetches the issuer's public keys when needed, and caches them. Create one per process.
//
// An unknown key id triggers another fetch, at most once a minute: made-up ids must not cause requests. A set that cannot
// be fetched says nothing about a receipt (jwks_unavailable).
type RemoteKeys struct {
	url       string
	client    http.Client
	mutex     sync.Mutex
	keys      LocalKeys
	fetchedAt time.Time
	failedAt  time.Time
}

// NewRemoteKeys makes keys of https://bff.example/.well-known/jwks.json.
func NewRemoteKeys(url string) *RemoteKeys {
	return &RemoteKeys{url: url, client: http.Client{Timeout: timeout}}
}

// Find returns the key with this id, nil if there is none, or the Error jwks_unavailable.
func (remote *RemoteKeys) Find(kid string) (*JWK, error) {
	remote.mutex.Lock()
	defer remote.mutex.Unlock()
	known, _ := remote.keys.Find(kid)
	kept := refetchAfter
	if known != nil {
		kept = keptFor
	}
	if !remote.fetchedAt.IsZero() && time.Since(remote.fetchedAt) < kept {
		return known, nil
	}
	// Orders must not queue up behind a server that is down.
	if !remote.failedAt.IsZero() && time.Since(remote.failedAt) < retryAfter {
		return nil, Error("jwks_unavailable")
	}
	if err := remote.fetch(); err != nil {
		remote.failedAt = time.Now()
		return nil, Error("jwks_unavailable")
	}
	return remote.keys.Find(kid)
}

func (remote *RemoteKeys) fetch() error {
	answer, err := remote.client.Get(remote.url)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	var set struct {
		Keys LocalKeys `json:"keys"`
	}
	if err := json.NewDecoder(io.LimitReader(answer.Body, 1<<20)).Decode(&set); err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK || set.Keys == nil {
		return Error("jwks_unavailable")
	}
	remote.keys, remote.fetchedAt = set.Keys, time.Now()
	return nil
}

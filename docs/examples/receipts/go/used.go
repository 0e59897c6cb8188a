package payeecheck

import (
	"database/sql"
	"sync"
	"time"
)

// UsedInDatabase makes each check good for one order, for all servers of a shop. It needs
//
//	CREATE TABLE used_receipts (check_id VARCHAR(70) PRIMARY KEY, until BIGINT NOT NULL)
//
// and a driver. The syntax is that of PostgreSQL and SQLite; MySQL has INSERT IGNORE, and other places for values.
type UsedInDatabase struct{ *sql.DB }

// Use is true for the first caller alone.
func (used UsedInDatabase) Use(checkID string, remember time.Duration) (bool, error) {
	now := time.Now()
	if _, err := used.Exec("DELETE FROM used_receipts WHERE until < $1", now.Unix()); err != nil {
		return false, err
	}
	result, err := used.Exec("INSERT INTO used_receipts VALUES ($1, $2) ON CONFLICT DO NOTHING", checkID, now.Add(remember).Unix())
	if err != nil {
		return false, err
	}
	rows, err := result.RowsAffected()
	return rows == 1, err
}

// UsedInMemory does where a shop is one process, and forgets when it ends.
type UsedInMemory struct {
	mutex sync.Mutex
	until map[string]time.Time
}

// Use is true for the first caller alone.
func (used *UsedInMemory) Use(checkID string, remember time.Duration) (bool, error) {
	used.mutex.Lock()
	defer used.mutex.Unlock()
	if used.until == nil {
		used.until = map[string]time.Time{}
	}
	now := time.Now()
	for id, until := range used.until {
		if until.Before(now) {
			delete(used.until, id)
		}
	}
	_, isUsed := used.until[checkID]
	if !isUsed {
		used.until[checkID] = now.Add(remember)
	}
	return !isUsed, nil
}

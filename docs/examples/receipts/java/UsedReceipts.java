import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** Remembers which checks were used for a payment, across all servers of a shop. */
public interface UsedReceipts {
    /** True for the first caller only. Remembered for at least that long. */
    boolean use(String checkId, Duration remember);

    /** For a shop that is a single process; it forgets everything when it ends. */
    final class InMemory implements UsedReceipts {
        private final ConcurrentHashMap<String, Instant> until = new ConcurrentHashMap<>();

        @Override
        public boolean use(String checkId, Duration remember) {
            Instant now = Instant.now();
            until.values().removeIf(now::isAfter);
            return until.putIfAbsent(checkId, now.plus(remember)) == null;
        }
    }

    /**
     * For all servers of a shop. It needs {@code CREATE TABLE used_receipts (check_id VARCHAR(70) PRIMARY KEY, until BIGINT NOT
     * NULL)}. The syntax is that of PostgreSQL and SQLite; MySQL has {@code INSERT IGNORE}.
     */
    record InDatabase(DataSource database) implements UsedReceipts {
        @Override
        public boolean use(String checkId, Duration remember) {
            long now = Instant.now().getEpochSecond();
            try (Connection connection = database.getConnection();
                    PreparedStatement forget = connection.prepareStatement("DELETE FROM used_receipts WHERE until < ?");
                    PreparedStatement insert = connection.prepareStatement(
                            "INSERT INTO used_receipts VALUES (?, ?) ON CONFLICT DO NOTHING")) {
                forget.setLong(1, now);
                forget.executeUpdate();
                insert.setString(1, checkId);
                insert.setLong(2, now + remember.toSeconds());
                return insert.executeUpdate() == 1;
            } catch (SQLException error) {
                throw new IllegalStateException("The used receipts cannot be reached", error);
            }
        }
    }
}

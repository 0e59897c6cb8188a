import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** Remembers which checks were paid on, for all servers of a shop together. */
public interface UsedReceipts {
    /** True for the first caller alone. It is remembered for that long at least. */
    boolean use(String checkId, Duration remember);

    /** Does where a shop is one process, and forgets when it ends. */
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
     * NULL)}. This is PostgreSQL's and SQLite's way of writing; MySQL has {@code INSERT IGNORE}.
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

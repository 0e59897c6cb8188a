using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;

namespace PayeeCheck
{
    /// <summary>Remembers which checks were used for a payment, across all servers of a shop.</summary>
    public interface IUsedReceipts
    {
        /// <summary>True for the first caller only. Remembered for at least that long.</summary>
        bool Use(string checkId, TimeSpan remember);
    }

    /// <summary>For a shop that is a single process; it forgets everything when it ends.</summary>
    public sealed class UsedInMemory : IUsedReceipts
    {
        private readonly Dictionary<string, DateTime> until = new Dictionary<string, DateTime>();

        public bool Use(string checkId, TimeSpan remember)
        {
            lock (until)
            {
                DateTime now = DateTime.UtcNow;
                foreach (string old in until.Where(it => it.Value < now).Select(it => it.Key).ToList()) until.Remove(old);
                if (until.ContainsKey(checkId)) return false;
                until[checkId] = now + remember;
                return true;
            }
        }
    }

    /// <summary>
    /// For all servers of a shop. It needs <c>CREATE TABLE used_receipts (check_id VARCHAR(70) PRIMARY KEY, until BIGINT NOT
    /// NULL)</c>. The syntax is that of PostgreSQL and SQLite; MySQL has <c>INSERT IGNORE</c>.
    /// </summary>
    public sealed class UsedInDatabase : IUsedReceipts
    {
        private readonly Func<DbConnection> open;

        /// <param name="open">Gives an open connection, which is closed here.</param>
        public UsedInDatabase(Func<DbConnection> open)
        {
            this.open = open;
        }

        public bool Use(string checkId, TimeSpan remember)
        {
            long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
            using (DbConnection connection = open())
            {
                Execute(connection, "DELETE FROM used_receipts WHERE until < @until", null, now);
                string insert = "INSERT INTO used_receipts VALUES (@id, @until) ON CONFLICT DO NOTHING";
                return Execute(connection, insert, checkId, now + (long)remember.TotalSeconds) == 1;
            }
        }

        private static int Execute(DbConnection connection, string text, string id, long until)
        {
            using (DbCommand command = connection.CreateCommand())
            {
                command.CommandText = text;
                if (id != null) Add(command, "@id", id);
                Add(command, "@until", until);
                return command.ExecuteNonQuery();
            }
        }

        private static void Add(DbCommand command, string name, object value)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
    }
}

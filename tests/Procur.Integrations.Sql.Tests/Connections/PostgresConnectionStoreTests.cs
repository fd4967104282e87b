using System.Text;

namespace Procur.Integrations.Sql.Tests;

public sealed class PostgresConnectionStoreTests : ConnectionStoreSuite
{
    protected override Task<TestDatabase> CreateAsync() => PostgresAsync();

    /// <summary>Every row of every table of the schema, as text.</summary>
    protected override async Task<byte[]> BytesAsync()
    {
        var all = new StringBuilder();
        await using var connection = await Database.Source.OpenConnectionAsync(Cancellation);
        List<string> tables = [];
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()";
            await using var reader = await command.ExecuteReaderAsync(Cancellation);
            while (await reader.ReadAsync(Cancellation))
            {
                tables.Add(reader.GetString(0));
            }
        }

        Assert.Contains("procur_connections", tables);
        foreach (var table in tables)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT one::text FROM {table} one";
            await using var reader = await command.ExecuteReaderAsync(Cancellation);
            while (await reader.ReadAsync(Cancellation))
            {
                all.AppendLine(reader.GetString(0));
            }
        }

        return Encoding.UTF8.GetBytes(all.ToString());
    }
}

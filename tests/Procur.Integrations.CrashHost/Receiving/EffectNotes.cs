using System.Data.Common;

namespace Procur.Integrations.CrashHost;

/// <summary>What handlers have done, in a database of the host's own: one row an effect, by handler and event, and one a run.</summary>
internal sealed class EffectNotes(DbDataSource source)
{
    public Task CreateAsync() =>
        RunAsync(
            "CREATE TABLE IF NOT EXISTS effects (handler TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (handler, event)); "
                + "CREATE TABLE IF NOT EXISTS runs (handler TEXT NOT NULL, event TEXT NOT NULL, process BIGINT NOT NULL)"
        );

    /// <summary>As a careful host writes a handler: keyed by the event's id, so that a second run changes nothing.</summary>
    public async Task ApplyAsync(string handler, string id)
    {
        await RunAsync("INSERT INTO effects (handler, event) VALUES (@handler, @event) ON CONFLICT DO NOTHING", handler, id);
        await RunAsync($"INSERT INTO runs (handler, event, process) VALUES (@handler, @event, {Environment.ProcessId})", handler, id);
    }

    private async Task RunAsync(string sql, string? handler = null, string? id = null)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (handler is not null)
        {
            Add(command, "handler", handler);
            Add(command, "event", id!);
        }

        await command.ExecuteNonQueryAsync();
    }

    private static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}

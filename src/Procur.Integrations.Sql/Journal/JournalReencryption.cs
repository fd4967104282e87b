using Procur.Integrations.Connections;
using Procur.Integrations.Journal;
using Procur.Integrations.Sealing;

namespace Procur.Integrations.Sql;

/// <summary>Seals what the journal keeps anew, in its place: an entry that was changed meanwhile is left to the next round.</summary>
internal sealed class JournalReencryption(SqlDatabase database, Sealer sealer) : IReencryption
{
    private const int PageSize = 100;
    private const string Name = "tenant, integration, connection, operation_key, step";
    private const string Parameters = "@tenant, @integration, @connection, @key, @step";

    private string Operations => database.Table(JournalTables.Operations);

    public async Task<(int Renewed, int Left)> RunAsync(CancellationToken cancellationToken)
    {
        var (renewed, left) = (0, 0);
        JournalId? after = null;
        List<(JournalId Id, long Version, byte[] Content)> page;
        do
        {
            var from = after;
            page = await database
                .ReadAsync("journal.reencrypt", session => PageAsync(session, from), cancellationToken)
                .ConfigureAwait(false);
            foreach (var (id, version, content) in page)
            {
                var next = sealer.Renew(content, JournalContent.ContextOf(id));
                var isWritten =
                    next is not null
                    && await database
                        .WriteAsync("journal.reencrypt", session => WriteAsync(session, id, version, next), cancellationToken)
                        .ConfigureAwait(false) > 0;
                (renewed, left) = isWritten ? (renewed + 1, left) : (renewed, left + 1);
            }

            after = page.Count > 0 ? page[^1].Id : null;
        } while (page.Count == PageSize);

        return (renewed, left);
    }

    private ValueTask<List<(JournalId, long, byte[])>> PageAsync(SqlSession session, JournalId? after)
    {
        // The key's id stands in the envelope, after its version.
        var others = $"content IS NOT NULL AND substr(content, 2, {SealingKey.IdLength}) <> @current";
        var beyond = after is null ? "" : $" AND ({Name}) > ({Parameters})";
        return session.ListAsync(
            $"SELECT {Name}, version, content FROM {Operations} WHERE {others}{beyond} ORDER BY {Name} LIMIT {PageSize}",
            row =>
                (
                    new JournalId(
                        new ConnectionId(row.GetString(0), row.GetString(1), row.GetString(2)),
                        row.GetString(3),
                        row.GetString(4)
                    ),
                    row.GetInt64(5),
                    row.BytesOrNull(6)!
                ),
            [("current", Convert.FromHexString(sealer.CurrentKeyId)), .. after is { } id ? NamesOf(id) : []]
        );
    }

    private ValueTask<int> WriteAsync(SqlSession session, JournalId id, long version, byte[] content) =>
        session.ExecuteAsync(
            $"UPDATE {Operations} SET content = @content WHERE ({Name}) = ({Parameters}) AND version = @version",
            [("content", content), ("version", (long?)version), .. NamesOf(id)]
        );

    private static SqlValue[] NamesOf(JournalId id) =>
        [
            ("tenant", id.Connection.Tenant),
            ("integration", id.Connection.Integration),
            ("connection", id.Connection.Name),
            ("key", id.Key),
            ("step", id.Step),
        ];
}

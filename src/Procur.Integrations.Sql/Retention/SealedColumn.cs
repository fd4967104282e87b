using Procur.Integrations.Sealing;

namespace Procur.Integrations.Sql;

/// <summary>A table's column of sealed values, which are sealed anew where they are under another key than the current one.</summary>
/// <param name="database">The database.</param>
/// <param name="sealer">What seals.</param>
/// <param name="table">The table.</param>
/// <param name="key">The columns, all of text, that name a row.</param>
/// <param name="contextOf">Where a value belongs, by its row's name.</param>
internal sealed class SealedColumn(
    SqlDatabase database,
    Sealer sealer,
    string table,
    IReadOnlyList<string> key,
    Func<IReadOnlyList<string>, SealContext> contextOf
) : IReencryption
{
    private const int PageSize = 200;

    public async Task<(int Renewed, int Left)> RunAsync(CancellationToken cancellationToken)
    {
        var names = string.Join(", ", key);
        var given = string.Join(", ", key.Select(column => "@" + column));
        var full = database.Table(table);
        // An envelope is its version, then its key's id.
        var page =
            $"SELECT {names}, content FROM {full} WHERE ({names}) > ({given}) AND substr(content, 2, {SealingKey.IdLength}) <> @current_key ORDER BY {names} LIMIT {PageSize}";
        // What was changed meanwhile is under the current key by it.
        var renew = $"UPDATE {full} SET content = @renewed WHERE ({names}) = ({given}) AND content = @content";
        var (renewed, left) = (0, 0);
        IReadOnlyList<string> after = [.. key.Select(static _ => "")];
        while (true)
        {
            SqlValue[] from = [.. Named(after), ("current_key", Convert.FromHexString(sealer.CurrentKeyId))];
            var rows = await database
                .ReadAsync(
                    "store.reencrypt",
                    session =>
                        session.ListAsync(
                            page,
                            reader => new SealedRow(
                                [.. Enumerable.Range(0, key.Count).Select(reader.GetString)],
                                reader.BytesOrNull(key.Count)!
                            ),
                            from
                        ),
                    cancellationToken
                )
                .ConfigureAwait(false);
            foreach (var row in rows)
            {
                if (sealer.Renew(row.Content, contextOf(row.Name)) is not { } content)
                {
                    left++;
                    continue;
                }

                renewed += await database
                    .WriteAsync(
                        "store.reencrypt",
                        session => session.ExecuteAsync(renew, [.. Named(row.Name), ("content", row.Content), ("renewed", content)]),
                        cancellationToken
                    )
                    .ConfigureAwait(false);
            }

            if (rows.Count < PageSize)
            {
                return (renewed, left);
            }

            after = rows[^1].Name;
        }
    }

    private IEnumerable<SqlValue> Named(IReadOnlyList<string> values) => key.Select((column, i) => (SqlValue)(column, values[i]));

    private sealed record SealedRow(IReadOnlyList<string> Name, byte[] Content);
}

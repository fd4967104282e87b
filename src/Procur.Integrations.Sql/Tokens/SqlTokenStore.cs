using System.Data.Common;
using System.Runtime.CompilerServices;
using Procur.Integrations.Connections;
using Procur.Integrations.Tokens;

namespace Procur.Integrations.Sql;

/// <summary>Keeps tokens in the host's database. Leases are judged by the database's clock.</summary>
internal sealed class SqlTokenStore(SqlDatabase database) : ITokenStore
{
    private const string Row =
        "tenant = @tenant AND integration = @integration AND connection = @connection AND environment = @environment AND grant_key = @grant";

    // What an app asks for itself is of no use once it has ended.
    private static readonly TimeSpan KeptPastUse = TimeSpan.FromDays(1);

    private string Tokens => database.Table("tokens");

    // A refresh that was begun upon one that nobody has ended is told from the first: a claim that is made twice finds its own mark.
    private string Select =>
        $"""
            SELECT tenant, integration, connection, environment, grant_key, version, token, previous, {database.Dialect.NowMs} - saved_at,
              refreshing, lease_until - {database.Dialect.NowMs}, reconnect_reason, useful_until, holder
            FROM {Tokens}
            """;

    private string Locked => database.Dialect.Kind == SqlDialectKind.PostgreSql ? " FOR UPDATE" : "";

    public async ValueTask<TokenEntry?> FindAsync(TokenKey key, CancellationToken cancellationToken = default) =>
        (
            await database
                .ReadAsync("tokens.find", session => session.FindAsync($"{Select} WHERE {Row}", Read, Of(key)), cancellationToken)
                .ConfigureAwait(false)
        )?.Entry;

    public async ValueTask<TokenClaim> ClaimAsync(
        TokenKey key,
        long version,
        string holder,
        TimeSpan lease,
        CancellationToken cancellationToken = default
    ) =>
        await database
            .WriteAsync("tokens.claim", session => ClaimAsync(session, key, version, holder, lease), cancellationToken)
            .ConfigureAwait(false);

    public async ValueTask<bool> SaveAsync(
        TokenKey key,
        long version,
        ReadOnlyMemory<byte> sealedToken,
        DateTimeOffset? usefulUntil,
        CancellationToken cancellationToken = default
    )
    {
        var saved = await database
            .WriteAsync(
                "tokens.save",
                async session =>
                {
                    if (version == 0)
                    {
                        await InsertAsync(session, key).ConfigureAwait(false);
                    }

                    return await session
                            .ExecuteAsync(
                                $"""
                                UPDATE {Tokens} SET version = version + 1, previous = token, token = @token, saved_at = {database.Dialect.NowMs},
                                  useful_until = @until, holder = NULL, lease_until = NULL, refreshing = 0, reconnect_reason = NULL
                                WHERE {Row} AND version = @version
                                """,
                                [.. Of(key), ("version", (long?)version), ("token", sealedToken), ("until", usefulUntil)]
                            )
                            .ConfigureAwait(false) == 1;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        await PruneAsync().ConfigureAwait(false);
        return saved;
    }

    public async ValueTask ReleaseAsync(TokenKey key, string holder, bool isSpent, CancellationToken cancellationToken = default) =>
        await database
            .WriteAsync(
                "tokens.release",
                session =>
                    session.ExecuteAsync(
                        $"UPDATE {Tokens} SET holder = NULL, lease_until = NULL, refreshing = @refreshing WHERE {Row} AND holder = @holder",
                        [.. Of(key), ("holder", holder), ("refreshing", isSpent)]
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);

    public async ValueTask<bool> RequireReconnectAsync(
        TokenKey key,
        long version,
        string holder,
        string reason,
        CancellationToken cancellationToken = default
    ) =>
        await database
            .WriteAsync(
                "tokens.require_reconnect",
                session =>
                    session.ExecuteAsync(
                        $"""
                        UPDATE {Tokens} SET holder = NULL, lease_until = NULL, refreshing = 0, reconnect_reason = @reason
                        WHERE {Row} AND version = @version AND holder = @holder
                        """,
                        [.. Of(key), ("version", (long?)version), ("holder", holder), ("reason", reason)]
                    ),
                cancellationToken
            )
            .ConfigureAwait(false) == 1;

    public async ValueTask RemoveAsync(
        ConnectionId connection,
        string? exceptGrant = null,
        CancellationToken cancellationToken = default
    ) =>
        await database
            .WriteAsync(
                "tokens.remove",
                session =>
                    session.ExecuteAsync(
                        $"DELETE FROM {Tokens} WHERE tenant = @tenant AND integration = @integration AND connection = @connection AND grant_key <> @except",
                        ("tenant", connection.Tenant),
                        ("integration", connection.Integration),
                        ("connection", connection.Name),
                        ("except", exceptGrant ?? "")
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);

    public async IAsyncEnumerable<TokenEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        const int page = 500;
        for (var from = 0L; ; from += page)
        {
            var found = await database
                .ReadAsync(
                    "tokens.list",
                    session =>
                        session.ListAsync(
                            $"{Select} ORDER BY tenant, integration, connection, environment, grant_key LIMIT {page} OFFSET @from",
                            Read,
                            ("from", (long?)from)
                        ),
                    cancellationToken
                )
                .ConfigureAwait(false);
            foreach (var row in found)
            {
                yield return row.Entry;
            }

            if (found.Count < page)
            {
                yield break;
            }
        }
    }

    public async ValueTask<bool> ResealAsync(
        TokenKey key,
        long version,
        ReadOnlyMemory<byte>? token,
        ReadOnlyMemory<byte>? previous,
        CancellationToken cancellationToken = default
    ) =>
        await database
            .WriteAsync(
                "tokens.reseal",
                session =>
                    session.ExecuteAsync(
                        $"UPDATE {Tokens} SET token = @token, previous = @previous WHERE {Row} AND version = @version",
                        [.. Of(key), ("version", (long?)version), ("token", token?.ToArray()), ("previous", previous?.ToArray())]
                    ),
                cancellationToken
            )
            .ConfigureAwait(false) == 1;

    private async ValueTask<TokenClaim> ClaimAsync(SqlSession session, TokenKey key, long version, string holder, TimeSpan lease)
    {
        if (version == 0)
        {
            await InsertAsync(session, key).ConfigureAwait(false);
        }

        var found = await session.FindAsync($"{Select} WHERE {Row}{Locked}", Read, Of(key)).ConfigureAwait(false);
        if (found is null)
        {
            return new TokenClaim(false, new TokenEntry(key, 0));
        }

        if (found.Holder == holder && found.Entry.Version == version)
        {
            // This very claim, whose commit was not heard of.
            return new TokenClaim(true, found.Entry with { IsRefreshing = found.Refreshing == 2, LeasedFor = null });
        }

        if (found.Entry.Version != version || found.Entry.LeasedFor is not null || found.Entry.ReconnectReason is not null)
        {
            return new TokenClaim(false, found.Entry);
        }

        await session
            .ExecuteAsync(
                $"""
                UPDATE {Tokens} SET holder = @holder, lease_until = {database.Dialect.NowMs} + @lease,
                  refreshing = CASE WHEN refreshing = 0 THEN 1 ELSE 2 END
                WHERE {Row}
                """,
                [.. Of(key), ("holder", holder), ("lease", lease)]
            )
            .ConfigureAwait(false);
        return new TokenClaim(true, found.Entry);
    }

    private ValueTask<int> InsertAsync(SqlSession session, TokenKey key) =>
        session.ExecuteAsync(
            $"""
            INSERT INTO {Tokens} (tenant, integration, connection, environment, grant_key, version, refreshing)
            VALUES (@tenant, @integration, @connection, @environment, @grant, 0, 0) ON CONFLICT DO NOTHING
            """,
            Of(key)
        );

    /// <summary>Of its own, so that no lock is held on other connections' tokens while one is saved.</summary>
    private async ValueTask PruneAsync() =>
        await database
            .WriteAsync(
                "tokens.prune",
                session =>
                    session.ExecuteAsync(
                        $"DELETE FROM {Tokens} WHERE useful_until < {database.Dialect.NowMs} - @kept AND lease_until IS NULL",
                        ("kept", KeptPastUse)
                    )
            )
            .ConfigureAwait(false);

    private static SqlValue[] Of(TokenKey key) =>
        [
            ("tenant", key.Connection.Tenant),
            ("integration", key.Connection.Integration),
            ("connection", key.Connection.Name),
            ("environment", key.Environment.ToString()),
            ("grant", key.Grant),
        ];

    private static TokenRow Read(DbDataReader row)
    {
        var id = new ConnectionId(row.GetString(0), row.GetString(1), row.GetString(2));
        var left = row.NumberOrNull(10);
        var refreshing = row.GetInt64(9);
        var entry = new TokenEntry(
            new TokenKey(id, Enum.Parse<IntegrationEnvironment>(row.GetString(3)), row.GetString(4)),
            row.GetInt64(5)
        )
        {
            Token = Sealed(row, 6),
            Previous = Sealed(row, 7),
            Age = row.NumberOrNull(8) is { } age ? TimeSpan.FromMilliseconds(age) : null,
            IsRefreshing = refreshing > 0,
            LeasedFor = left > 0 ? TimeSpan.FromMilliseconds(left.Value) : null,
            ReconnectReason = row.TextOrNull(11),
            UsefulUntil = row.TimeOrNull(12),
        };
        return new TokenRow(entry, row.TextOrNull(13), refreshing);
    }

    // Said with its type: a mere null would become memory that is empty, and there.
    private static ReadOnlyMemory<byte>? Sealed(DbDataReader row, int column) =>
        row.BytesOrNull(column) is { } bytes ? bytes : default(ReadOnlyMemory<byte>?);

    private sealed record TokenRow(TokenEntry Entry, string? Holder, long Refreshing);
}

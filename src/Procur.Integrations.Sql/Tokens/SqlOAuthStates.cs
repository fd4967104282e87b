namespace Procur.Integrations.Sql;

/// <summary>Keeps what was begun in the host's database, for whichever process the browser comes back to.</summary>
internal sealed class SqlOAuthStates(SqlDatabase database) : IOAuthStates
{
    private string States => database.Table("oauth_states");

    public async ValueTask KeepAsync(string id, string payload, TimeSpan life, CancellationToken cancellationToken = default) =>
        await database
            .WriteAsync(
                "oauth.keep",
                async session =>
                {
                    await session.ExecuteAsync($"DELETE FROM {States} WHERE expires_at <= {database.Dialect.NowMs}").ConfigureAwait(false);
                    return await session
                        .ExecuteAsync(
                            $"INSERT INTO {States} (id, payload, expires_at) VALUES (@id, @payload, {database.Dialect.NowMs} + @life) ON CONFLICT DO NOTHING",
                            ("id", id),
                            ("payload", payload),
                            ("life", life)
                        )
                        .ConfigureAwait(false);
                },
                cancellationToken
            )
            .ConfigureAwait(false);

    public async ValueTask<string?> TakeAsync(string id, CancellationToken cancellationToken = default) =>
        await database
            .WriteAsync(
                "oauth.take",
                async session =>
                {
                    var found = await session
                        .FindAsync(
                            $"SELECT payload FROM {States} WHERE id = @id AND expires_at > {database.Dialect.NowMs}",
                            static row => row.GetString(0),
                            ("id", id)
                        )
                        .ConfigureAwait(false);
                    // Of two that have read it, the one whose delete finds it has it.
                    return await session.ExecuteAsync($"DELETE FROM {States} WHERE id = @id", ("id", id)).ConfigureAwait(false) == 1
                        ? found
                        : null;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
}

using System.Security.Cryptography;
using System.Text;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Sql;

/// <summary>Keeps callback tickets in the host's database, each under its token's digest: who reads the database cannot call back.</summary>
internal sealed class SqlCallbackTickets(SqlDatabase database, TimeProvider time) : ICallbackTickets
{
    private readonly string table = database.Table("callback_tickets");

    public async ValueTask<CallbackTicket> IssueAsync(CallbackTicket ticket, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var kept = ticket with { Token = RandomNumberGenerator.GetHexString(48, lowercase: true) };
        await database
            .WriteAsync(
                "tickets.issue",
                session =>
                    session.ExecuteAsync(
                        $"INSERT INTO {table} (token_hash, ticket, expires_at) VALUES (@token, @ticket, @expires) ON CONFLICT (token_hash) DO NOTHING",
                        Values(kept)
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        return kept;
    }

    public async ValueTask<CallbackTicket?> FindAsync(string token, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        var found = await database
            .ReadAsync(
                "tickets.find",
                session =>
                    session.FindAsync(
                        $"SELECT ticket FROM {table} WHERE token_hash = @token",
                        static row => InboxJson.ReadTicket(row.GetString(0))!,
                        ("token", DigestOf(token))
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        return found is null || (found.ExpiresAt is { } end && end <= time.GetUtcNow()) ? null : found with { Token = token };
    }

    public async ValueTask UpdateAsync(CallbackTicket ticket, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        await database
            .WriteAsync(
                "tickets.update",
                session =>
                    session.ExecuteAsync(
                        $"UPDATE {table} SET ticket = @ticket, expires_at = @expires WHERE token_hash = @token",
                        Values(ticket)
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private static SqlValue[] Values(CallbackTicket ticket) =>
        [("token", DigestOf(ticket.Token)), ("ticket", InboxJson.Write(ticket with { Token = "" })), ("expires", ticket.ExpiresAt)];

    private static string DigestOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Procur.Integrations.Webhooks;

/// <summary>Keeps callback tickets in memory: an address made before a restart is unknown after it.</summary>
public sealed class InMemoryCallbackTickets(TimeProvider time) : ICallbackTickets
{
    private const int SweepEvery = 1_000;
    private readonly ConcurrentDictionary<string, CallbackTicket> tickets = new(StringComparer.Ordinal);
    private int issued;

    /// <inheritdoc />
    public ValueTask<CallbackTicket> IssueAsync(CallbackTicket ticket, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        cancellationToken.ThrowIfCancellationRequested();
        var kept = ticket with { Token = RandomNumberGenerator.GetHexString(48, lowercase: true) };
        tickets[kept.Token] = kept;
        if (Interlocked.Increment(ref issued) % SweepEvery == 0)
        {
            Sweep();
        }

        return ValueTask.FromResult(kept);
    }

    /// <inheritdoc />
    public ValueTask<CallbackTicket?> FindAsync(string token, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var found = tickets.GetValueOrDefault(token);
        return ValueTask.FromResult(found is not null && !HasEnded(found) ? found : null);
    }

    /// <inheritdoc />
    public ValueTask UpdateAsync(CallbackTicket ticket, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        if (tickets.TryGetValue(ticket.Token, out var current))
        {
            tickets.TryUpdate(ticket.Token, ticket, current);
        }

        return ValueTask.CompletedTask;
    }

    private bool HasEnded(CallbackTicket ticket) => ticket.ExpiresAt is { } end && end <= time.GetUtcNow();

    private void Sweep()
    {
        foreach (var ticket in tickets.Values.Where(HasEnded))
        {
            tickets.TryRemove(ticket.Token, out _);
        }
    }
}

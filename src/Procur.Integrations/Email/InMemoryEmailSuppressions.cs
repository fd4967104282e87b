using System.Collections.Concurrent;

namespace Procur.Integrations.Email;

/// <summary>Keeps suppressions in memory: for one process, and until it ends.</summary>
/// <param name="time">The clock, for those that do not say since when they hold.</param>
public sealed class InMemoryEmailSuppressions(TimeProvider time) : IEmailSuppressions
{
    private static readonly EmailSuppressionReason[] Reasons = Enum.GetValues<EmailSuppressionReason>();
    private readonly ConcurrentDictionary<Key, EmailSuppression> held = new();

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<EmailSuppression>> FindAsync(
        string tenant,
        IReadOnlyCollection<string> addresses,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(addresses);
        cancellationToken.ThrowIfCancellationRequested();
        List<EmailSuppression>? found = null;
        if (!held.IsEmpty)
        {
            foreach (var address in addresses)
            {
                foreach (var reason in Reasons)
                {
                    if (held.TryGetValue(Of(tenant, address, reason), out var suppression))
                    {
                        (found ??= []).Add(suppression);
                    }
                }
            }
        }

        return ValueTask.FromResult<IReadOnlyList<EmailSuppression>>(found ?? []);
    }

    /// <inheritdoc />
    public ValueTask AddAsync(EmailSuppression suppression, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(suppression);
        cancellationToken.ThrowIfCancellationRequested();
        held.TryAdd(
            Of(suppression.Tenant, suppression.Address, suppression.Reason),
            suppression with
            {
                Since = suppression.Since ?? time.GetUtcNow(),
            }
        );
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask<bool> RemoveAsync(
        string tenant,
        string address,
        EmailSuppressionReason? reason = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(address);
        cancellationToken.ThrowIfCancellationRequested();
        var removed = false;
        foreach (var one in Reasons.Where(one => reason is null || one == reason))
        {
            removed |= held.TryRemove(Of(tenant, address, one), out _);
        }

        return ValueTask.FromResult(removed);
    }

    private static Key Of(string tenant, string address, EmailSuppressionReason reason) =>
        new(tenant, EmailRecipients.Same(address), reason);

    private readonly record struct Key(string Tenant, string Address, EmailSuppressionReason Reason);
}

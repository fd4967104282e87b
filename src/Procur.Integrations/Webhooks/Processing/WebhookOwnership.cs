using Procur.Integrations.Connections;

namespace Procur.Integrations.Webhooks;

/// <summary>Checks that verified events are the connection's own: a signature proves the service, not the account.</summary>
internal static class WebhookOwnership
{
    /// <summary>Null where they are; else why not.</summary>
    /// <exception cref="IntegrationException">Whose account the connection is had to be asked and could not be.</exception>
    public static async ValueTask<string?> ProblemAsync(
        Connection connection,
        Snapshot snapshot,
        IReadOnlyList<(WebhookEvent Event, int Index)> events,
        CancellationToken cancellationToken
    )
    {
        string? own = null;
        foreach (var (webhookEvent, _) in events)
        {
            if (webhookEvent.Environment is { } environment && environment != snapshot.Options.Environment)
            {
                return "the event is of the service's other environment";
            }

            if (webhookEvent.AccountId is { } account)
            {
                own ??= await connection.GetAccountIdAsync(cancellationToken).ConfigureAwait(false);
                if (own is null)
                {
                    return "the event names an account, and whose account the connection is is not known: set it";
                }

                if (!string.Equals(own, account, StringComparison.Ordinal))
                {
                    return "the event is of another account";
                }
            }
        }

        return null;
    }
}

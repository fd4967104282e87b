using Microsoft.AspNetCore.Http;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>Which events are to be handled again: dead letters, unless a state is named.</summary>
internal sealed record EventReplay
{
    private const int Most = 1_000;

    public string? Tenant { get; init; }

    public string? Integration { get; init; }

    public string? Connection { get; init; }

    public string? State { get; init; }

    public string? Type { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public int? Limit { get; init; }

    /// <exception cref="AdministrationException">The state is none, or the limit.</exception>
    public StoredWebhookFilter ToFilter() =>
        new()
        {
            Tenant = Tenant,
            Integration = Integration,
            Connection = Connection,
            State = AdministrationWords.Read<StoredWebhookState>("state", State) ?? StoredWebhookState.Dead,
            Type = Type,
            From = From,
            To = To,
            Limit = Limit switch
            {
                null => Most,
                > 0 and <= Most => Limit.Value,
                _ => throw new AdministrationException(StatusCodes.Status400BadRequest, "limit must be a number from 1 to 1000."),
            },
        };
}

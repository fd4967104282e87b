using Procur.Integrations.Journal;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>An operation as operators see it: what was sent stays in the journal.</summary>
internal sealed record OperationShown
{
    public required string Id { get; init; }

    public required string Integration { get; init; }

    public required string Tenant { get; init; }

    public required string Connection { get; init; }

    public required string Operation { get; init; }

    public required string Key { get; init; }

    public string? Reference { get; init; }

    public string? AccountId { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public int LookUps { get; init; }

    public static OperationShown Of(JournalEntry entry) =>
        new()
        {
            Id = OperationId.Of(entry.Id),
            Integration = entry.Id.Connection.Integration,
            Tenant = entry.Id.Connection.Tenant,
            Connection = entry.Id.Connection.Name,
            Operation = entry.Operation,
            Key = entry.Id.Key,
            Reference = entry.Reference,
            AccountId = entry.AccountId,
            SentAt = entry.SentAt,
            ChangedAt = entry.ChangedAt,
            LookUps = entry.Looks,
        };
}

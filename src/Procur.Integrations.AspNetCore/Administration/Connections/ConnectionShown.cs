using Procur.Integrations.Connections;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>A connection as operators see it.</summary>
internal sealed record ConnectionShown
{
    public required string Integration { get; init; }

    public required string Name { get; init; }

    public required string Tenant { get; init; }

    public required string Connection { get; init; }

    public required string Environment { get; init; }

    public required bool Enabled { get; init; }

    public required bool Configured { get; init; }

    public required IReadOnlyList<string> Problems { get; init; }

    public string? NeedsReconnect { get; init; }

    public ConnectedAccount? Account { get; init; }

    public LastTestShown? LastTest { get; init; }

    public required IReadOnlyList<ConnectionValueShown> Values { get; init; }

    public required IReadOnlyList<ConnectionValueShown> Next { get; init; }

    public required IReadOnlyList<ConnectionValueShown> Replaced { get; init; }

    public required IReadOnlyList<string> Capabilities { get; init; }

    public Uri? WebhookAddress { get; init; }

    public required long Version { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public static ConnectionShown Of(ConnectionView view) =>
        new()
        {
            Integration = view.Id.Integration,
            Name = view.Descriptor.Name,
            Tenant = view.Id.Tenant,
            Connection = view.Id.Name,
            Environment = AdministrationWords.Of(view.Environment),
            Enabled = view.Enabled,
            Configured = view.IsConfigured,
            Problems = view.Problems,
            NeedsReconnect = view.NeedsReconnect,
            Account = view.Account,
            LastTest = LastTestShown.Of(view.LastTest),
            Values = [.. view.Values.Select(ConnectionValueShown.Of)],
            Next = [.. view.Staged.Select(ConnectionValueShown.Of)],
            Replaced = [.. view.Replaced.Select(ConnectionValueShown.Of)],
            Capabilities = view.Capabilities,
            WebhookAddress = view.WebhookAddress,
            Version = view.Version,
            CreatedAt = view.CreatedAt,
            UpdatedAt = view.UpdatedAt,
        };
}
